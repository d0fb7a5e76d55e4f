import { AutoComplete, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { answerOf, client } from '../../api/client'
import { useAnswer } from '../../parts/ask'
import type { ReturnChange, ReturnDetail } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { LinesInput, type LineChoice } from '../../parts/LinesInput'
import { useWarehouses } from '../stock/useWarehouses'
import { TrackingInput } from './TrackingInput'

interface Props {
  item: ReturnDetail
  onDone: () => void
  onClose: () => void
}

/** What was agreed with the buyer since: other quantities, another warehouse, the tracking number. */
export function EditReturnDialog({ item, onDone, onClose }: Props) {
  const { t } = useI18n()
  const { shop, orderNo, returnNo } = item
  const order = useAnswer('/api/v1/orders/{shop}/{orderNo}', { params: { path: { shop, orderNo } } })
  const [changed, setChanged] = useState<Record<string, number>>({})
  const [warehouse, setWarehouse] = useState(item.warehouse)
  const [carrier, setCarrier] = useState(item.carrier)
  const [number, setNumber] = useState(item.tracking)
  const [refundNo, setRefundNo] = useState<string>()
  const [note, setNote] = useState(item.note)
  const warehouses = useWarehouses()
  const lines: LineChoice[] = (order.data?.lines ?? []).map((line) => ({
    lineNo: line.lineNo,
    sku: line.sku,
    title: line.title,
    most: line.quantity,
    quantity: changed[line.lineNo] ?? item.lines.find((l) => l.lineNo === line.lineNo)?.expected ?? 0,
  }))
  const isOther = Object.keys(changed).length > 0
  const change: Omit<ReturnChange, 'reason'> = {
    ...(isOther && {
      lines: lines.filter((l) => l.quantity > 0).map(({ lineNo, quantity }) => ({ lineNo, quantity })),
    }),
    ...(warehouse !== item.warehouse && { warehouse }),
    ...((number !== item.tracking || carrier !== item.carrier) &&
      number.trim() && { tracking: { carrier: carrier.trim(), number: number.trim() } }),
    ...(note !== item.note && { note }),
    ...(refundNo && { refundNo }),
  }
  const isEmpty = isOther && lines.every((l) => l.quantity === 0)
  return (
    <AskDialog
      title={t('ret.edit')}
      note={t('ret.editNote')}
      undo="partly"
      ok={t('ret.save')}
      reason="needed"
      disabled={Object.keys(change).length === 0 || isEmpty}
      content={change}
      call={(_, reason) =>
        answerOf(
          client.PATCH('/api/v1/returns/{shop}/{orderNo}/{returnNo}', {
            params: { path: { shop, orderNo, returnNo } },
            body: { ...change, reason },
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item label={t('ret.lines')}>
        <LinesInput
          lines={lines}
          onChange={(next) => setChanged(Object.fromEntries(next.map((l) => [l.lineNo, l.quantity])))}
        />
      </Form.Item>
      <Form.Item label={t('col.warehouse')}>
        <AutoComplete
          value={warehouse}
          options={warehouses}
          aria-label={t('col.warehouse')}
          onChange={setWarehouse}
        />
      </Form.Item>
      <TrackingInput carrier={carrier} number={number} onCarrier={setCarrier} onNumber={setNumber} />
      {!item.refundNo && (
        <Form.Item label={t('list.refundNo')} extra={t('ret.linkHint')}>
          <Select
            allowClear
            value={refundNo}
            aria-label={t('list.refundNo')}
            options={(order.data?.refunds ?? []).map((r) => ({ value: r.refundNo, label: r.refundNo }))}
            onChange={(value: string | undefined) => setRefundNo(value)}
          />
        </Form.Item>
      )}
      <Form.Item label={t('say.note')}>
        <Input value={note} maxLength={200} aria-label={t('say.note')} onChange={(e) => setNote(e.target.value)} />
      </Form.Item>
    </AskDialog>
  )
}
