import { Form, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import { useAnswer } from '../../parts/ask'
import type { DeskResult, OrderDetail, ShipmentItem } from '../../api/generated'
import { toKey } from './sales'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { LinesInput, saidLines, type LineChoice } from '../../parts/LinesInput'
import { Load } from '../../parts/Load'

interface Props {
  item: ShipmentItem
  onDone: (result: DeskResult) => void
  onClose: () => void
}

const ways = ['lines', 'warehouse', 'stock'] as const
type Way = (typeof ways)[number]

function linesOf(order: OrderDetail, shipmentNo: string): LineChoice[] {
  const shipment = order.shipments.find((s) => s.shipmentNo === shipmentNo)
  return (shipment?.lines ?? []).map(({ lineNo, quantity }) => {
    const line = order.lines.find((l) => l.lineNo === lineNo)
    return { lineNo, sku: line?.sku ?? '', title: line?.title ?? lineNo, most: quantity, quantity: 0 }
  })
}

/** A part of a shipment leaves on its own: by hand, by warehouse, or what is in stock first. */
export function SplitDialog({ item, onDone, onClose }: Props) {
  const { t, word } = useI18n()
  const [way, setWay] = useState<Way>('lines')
  const [lines, setLines] = useState<LineChoice[]>([])
  const path = { shop: item.shop, orderNo: item.orderNo }
  // Only what is in the shipment matters here: another change of the order takes back nothing that was typed.
  const held = useAnswer(
    '/api/v1/orders/{shop}/{orderNo}',
    { params: { path } },
    {
      select: (order) => linesOf(order, item.shipmentNo),
    },
  )
  useEffect(() => setLines(held.data ?? []), [held.data])
  const said = saidLines(lines)
  const isAll = lines.every((l) => l.quantity === l.most)
  const body = { ...toKey(item), ...(way === 'lines' ? { lines: said } : { by: way }) }
  return (
    <AskDialog
      title={t('sales.split', { no: item.shipmentNo })}
      note={word('splitNote', way)}
      undo="partly"
      ok={word('salesDo', 'split')}
      disabled={way === 'lines' && (said.length === 0 || isAll)}
      content={body}
      call={(key) =>
        answerOf(
          client.POST('/api/v1/shipments/split', { params: { header: once(key) }, body: { ...body, stepId: key } }),
        )
      }
      onDone={() => onDone({ done: 1, failed: [] })}
      onClose={onClose}
    >
      <Form.Item>
        <Segmented<Way>
          value={way}
          onChange={setWay}
          options={ways.map((w) => ({ value: w, label: word('splitBy', w) }))}
        />
      </Form.Item>
      {way === 'lines' && (
        <Form.Item label={t('sales.splitLines')}>
          <Load query={held} rows={2}>
            {() => <LinesInput lines={lines} onChange={setLines} />}
          </Load>
        </Form.Item>
      )}
    </AskDialog>
  )
}
