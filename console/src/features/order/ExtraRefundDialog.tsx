import { Form } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { OrderDetail } from '../../api/generated'
import { money, parseYuan } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AmountInput } from '../../parts/AmountInput'
import { AskDialog } from '../../parts/AskDialog'

interface Props {
  order: OrderDetail
  onDone: () => void
  onClose: () => void
}

// The number is made once for a dialog, so that sending it again after a lost answer gives no second refund.
const newNo = () => `X${Date.now().toString(36).toUpperCase()}`

export function ExtraRefundDialog({ order, onDone, onClose }: Props) {
  const { t } = useI18n()
  const [refundNo] = useState(newNo)
  const [yuan, setYuan] = useState('')
  const fen = parseYuan(yuan)
  const left = Math.max(0, order.paidFen - order.refundedFen - order.reservedFen)
  return (
    <AskDialog
      title={t('order.extraTitle')}
      note={t('order.extraNote')}
      undo="no"
      ok={fen ? `${t('order.extra')} ${money(fen, order.currency)}` : t('order.extra')}
      danger
      reason="needed"
      disabled={!fen || fen > left}
      content={[refundNo, fen]}
      call={(key, reason) =>
        answerOf(
          client.POST('/api/v1/orders/{shop}/{orderNo}/extra-refund', {
            params: { path: { shop: order.shop, orderNo: order.orderNo }, header: once(key) },
            body: { refundNo, amountFen: fen ?? 0, reason },
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item
        label={t('order.extraAmount')}
        required
        extra={`${t('goods.left')} ${money(left, order.currency)}`}
        {...(fen !== null && fen > left && { validateStatus: 'error' as const })}
      >
        <AmountInput label={t('order.extraAmount')} value={yuan} onChange={setYuan} width={180} />
      </Form.Item>
    </AskDialog>
  )
}
