import { Form, Input, InputNumber, Segmented, Space } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { OrderDetail } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { LinesInput, saidLines, type LineChoice } from '../../parts/LinesInput'

const kinds = ['reship', 'gift'] as const

interface Props {
  order: OrderDetail
  onDone: () => void
  onClose: () => void
}

/** What is sent again, or a gift: of the order's own lines, or goods it does not have. */
export function AddParcelDialog({ order, onDone, onClose }: Props) {
  const { t, word } = useI18n()
  const [kind, setKind] = useState<(typeof kinds)[number]>('reship')
  const [lines, setLines] = useState<LineChoice[]>(() =>
    order.lines.map(({ lineNo, sku, title, quantity }) => ({ lineNo, sku, title, most: quantity, quantity: 0 })),
  )
  const [sku, setSku] = useState('')
  const [pieces, setPieces] = useState(1)
  const gift = kind === 'gift' && sku.trim() ? [{ sku: sku.trim(), quantity: pieces }] : []
  const said = [...saidLines(lines), ...gift]
  const body = { shop: order.shop, orderNo: order.orderNo, kind, lines: said }
  return (
    <AskDialog
      title={t('order.addTitle')}
      note={t('order.addNote')}
      undo="partly"
      ok={t('order.add')}
      disabled={said.length === 0}
      content={body}
      call={(key) =>
        answerOf(
          client.POST('/api/v1/shipments/add', { params: { header: once(key) }, body: { ...body, stepId: key } }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item label={t('order.addKind')}>
        <Segmented
          value={kind}
          onChange={setKind}
          options={kinds.map((k) => ({ value: k, label: word('shipKind', k) }))}
        />
      </Form.Item>
      <Form.Item label={t('goods.quantity')}>
        <LinesInput lines={lines} onChange={setLines} />
      </Form.Item>
      {kind === 'gift' && (
        <Form.Item label={t('order.giftSku')}>
          <Space.Compact>
            <Input
              value={sku}
              maxLength={128}
              placeholder="SKU"
              aria-label={t('order.giftSku')}
              onChange={(e) => setSku(e.target.value)}
            />
            <InputNumber
              min={1}
              max={9_999}
              precision={0}
              value={pieces}
              aria-label={t('goods.quantity')}
              onChange={(n) => setPieces(n ?? 1)}
            />
          </Space.Compact>
        </Form.Item>
      )}
    </AskDialog>
  )
}
