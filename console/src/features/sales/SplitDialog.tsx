import { Form, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import type { BulkResult } from '../../api/goods'
import { salesApi, toKey, type ShipmentItem } from '../../api/sales'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { LinesInput, saidLines, type LineChoice } from '../../parts/LinesInput'
import { Load } from '../../parts/Load'
import { useQuery } from '../../parts/useQuery'

interface Props {
  item: ShipmentItem
  onDone: (result: BulkResult) => void
  onClose: () => void
}

const ways = ['lines', 'warehouse', 'stock'] as const
type Way = (typeof ways)[number]

/** A part of a shipment leaves on its own: by hand, by warehouse, or what is in stock first. */
export function SplitDialog({ item, onDone, onClose }: Props) {
  const { t, word } = useI18n()
  const [way, setWay] = useState<Way>('lines')
  const [lines, setLines] = useState<LineChoice[]>([])
  const order = useQuery(`order/${item.shop}/${item.orderNo}`, (signal) =>
    salesApi.order(item.shop, item.orderNo, signal),
  )
  useEffect(() => {
    const shipment = order.data?.shipments.find((s) => s.shipmentNo === item.shipmentNo)
    setLines(
      (shipment?.lines ?? []).map(({ lineNo, quantity }) => {
        const line = order.data?.lines.find((l) => l.lineNo === lineNo)
        return { lineNo, sku: line?.sku ?? '', title: line?.title ?? lineNo, most: quantity, quantity: 0 }
      }),
    )
  }, [order.data, item.shipmentNo])
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
      call={(key) => salesApi.split(body, key)}
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
          <Load query={order} rows={2}>
            {() => <LinesInput lines={lines} onChange={setLines} />}
          </Load>
        </Form.Item>
      )}
    </AskDialog>
  )
}
