import { Form, InputNumber } from 'antd'
import { useState } from 'react'
import type { UnmatchedItem } from '../../api/generated'
import { answerOf, client, once } from '../../api/client'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { NumberField, ShopField } from './parts'

interface Props {
  item: UnmatchedItem
  onDone: () => void
  onClose: () => void
}

/** Which line of which order the pieces belong to; a return of the desk, or a refund where an ERP keeps the goods. */
export function GoodsClaim({ item, onDone, onClose }: Props) {
  const { t } = useI18n()
  const [shop, setShop] = useState(item.shop)
  const [text, setText] = useState({ orderNo: item.orderNo, lineNo: '', returnNo: '', refundNo: item.refundNo })
  const [quantity, setQuantity] = useState(item.quantity)
  const trimmed = {
    orderNo: text.orderNo.trim(),
    lineNo: text.lineNo.trim(),
    returnNo: text.returnNo.trim(),
    // The return decides where both are named.
    refundNo: text.returnNo.trim() ? '' : text.refundNo.trim(),
  }
  const { box, warehouse, sku, grade } = item
  const body = { box, warehouse, sku, grade, shop, quantity, ...trimmed }
  const field = (name: keyof typeof text, label: string, required = false) => (
    <NumberField
      label={label}
      value={text[name]}
      required={required}
      onChange={(value) => setText({ ...text, [name]: value })}
    />
  )
  return (
    <AskDialog
      title={t('unm.claimTitle', { goods: `${item.sku} ×${quantity}` })}
      note={t('unm.claimNote')}
      undo="no"
      ok={t('wait.claim')}
      disabled={!shop || !body.orderNo || !body.lineNo || (!body.returnNo && !body.refundNo)}
      content={body}
      call={(key) =>
        answerOf(
          client.POST('/api/v1/unmatched-goods/claim', {
            params: { header: once(key) },
            body: { stepId: key, ...body },
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <ShopField value={shop} onChange={setShop} />
      {field('orderNo', t('list.orderNo'), true)}
      {field('lineNo', t('unm.line'), true)}
      {field('returnNo', t('unm.return'))}
      {field('refundNo', t('list.refundNo'))}
      <Form.Item label={t('unm.quantity')} required>
        <InputNumber
          value={quantity}
          min={1}
          max={item.quantity}
          aria-label={t('unm.quantity')}
          onChange={(n) => setQuantity(n ?? 1)}
        />
      </Form.Item>
    </AskDialog>
  )
}
