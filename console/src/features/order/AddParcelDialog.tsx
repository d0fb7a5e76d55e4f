import { Form, Segmented } from 'antd'
import { useState } from 'react'
import { salesApi, type OrderDetail } from '../../api/sales'
import { useI18n } from '../../i18n'
import { AskDialog } from '../../parts/AskDialog'
import { LinesInput, saidLines, type LineChoice } from '../../parts/LinesInput'

const kinds = ['reship', 'gift'] as const

interface Props {
  order: OrderDetail
  onDone: () => void
  onClose: () => void
}

/** A gift or what is sent again: of the order's own lines, so that the order knows what it sent. */
export function AddParcelDialog({ order, onDone, onClose }: Props) {
  const { t, word } = useI18n()
  const [kind, setKind] = useState<(typeof kinds)[number]>('reship')
  const [lines, setLines] = useState<LineChoice[]>(() =>
    order.lines.map(({ lineNo, sku, title, quantity }) => ({ lineNo, sku, title, most: quantity, quantity: 0 })),
  )
  const said = saidLines(lines)
  const body = { shop: order.shop, orderNo: order.orderNo, kind, lines: said }
  return (
    <AskDialog
      title={t('order.addTitle')}
      note={t('order.addNote')}
      undo="partly"
      ok={t('order.add')}
      disabled={said.length === 0}
      content={body}
      call={(key) => salesApi.add(body, key)}
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
    </AskDialog>
  )
}
