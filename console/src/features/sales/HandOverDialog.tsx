import { Alert, Form, Input, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { BulkResult } from '../../api/goods'
import { salesApi, toKey, type ShipmentItem } from '../../api/sales'
import { useI18n } from '../../parts/i18n'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { useSend } from '../../parts/useSend'
import { readWaybill } from './sales'

interface Props {
  items: ShipmentItem[]
  onDone: (result: BulkResult) => void
  onClose: () => void
}

const slot = 'antui.carrier'

/** Parcels as they leave: shipments that share a parcel number leave under one waybill. */
function parcelsOf(items: ShipmentItem[]): ShipmentItem[][] {
  const parcels = new Map<string, ShipmentItem[]>()
  for (const item of items) {
    const key = item.parcelNo ? `${item.shop}/${item.parcelNo}` : `${item.shop}/${item.orderNo}/${item.shipmentNo}`
    parcels.set(key, [...(parcels.get(key) ?? []), item])
  }
  return [...parcels.values()]
}

/** Parcels with goods that an open refund claims stay here: the server would refuse them. */
function split(items: ShipmentItem[]) {
  const all = parcelsOf(items)
  const parcels = all.filter((parcel) => !parcel.some((s) => s.hold))
  return { parcels, held: all.length - parcels.length }
}

/** One waybill after the other, by scanner: the label's barcode and Enter hand a parcel over and show the next. */
export function HandOverDialog({ items, onDone, onClose }: Props) {
  const { t } = useI18n()
  const [{ parcels, held }] = useState(() => split(items))
  const [at, setAt] = useState(0)
  const [carrier, setCarrier] = useState(() => localStorage.getItem(slot) ?? '')
  const [text, setText] = useState('')
  const [total, setTotal] = useState<BulkResult>({ done: 0, failed: [] })
  const sending = useSend<BulkResult>()
  const input = useRef<HTMLInputElement>(null)
  const carrierInput = useRef<HTMLInputElement>(null)
  const parcel = parcels[at]
  const read = readWaybill(text)
  const number = read?.number ?? ''
  const by = read?.carrier || carrier.trim()
  useEffect(() => {
    if (!sending.busy) input.current?.focus()
  }, [at, sending.busy])

  const submit = async () => {
    if (number && !by) carrierInput.current?.focus()
    if (!parcel || !number || !by || sending.busy) return
    const body = {
      action: 'hand-over' as const,
      items: parcel.map(toKey),
      waybill: { carrier: by, number },
      confirm: true,
    }
    const result = await sending.send(body, (key) => salesApi.act(body, key))
    if (!result) return
    localStorage.setItem(slot, by)
    setCarrier(by)
    setText('')
    const sum = { done: total.done + result.done, failed: [...total.failed, ...result.failed] }
    setTotal(sum)
    if (at + 1 < parcels.length) setAt(at + 1)
    else onDone(sum)
  }
  const leave = () => (total.done + total.failed.length > 0 ? onDone(total) : onClose())
  return (
    <Modal
      open
      title={t('sales.handOver', { at: Math.min(at + 1, parcels.length), n: parcels.length })}
      okText={t('salesDo.hand-over')}
      cancelText={t('common.cancel')}
      confirmLoading={sending.busy}
      okButtonProps={{ disabled: !number || !by }}
      onOk={() => void submit()}
      onCancel={leave}
      afterOpenChange={(open) => open && input.current?.focus()}
    >
      <Alert type="warning" showIcon className="gap-below" title={t('sales.handOverNote')} />
      {held > 0 && <Alert type="error" showIcon className="gap-below" title={t('sales.heldStay', { n: held })} />}
      <ul className="faults">
        {parcel?.map((s) => (
          <li key={s.orderNo + s.shipmentNo}>
            <span className="nums">
              {s.orderNo} / {s.shipmentNo}
            </span>{' '}
            {s.skus}
          </li>
        ))}
      </ul>
      <Form layout="vertical">
        <Form.Item label={t('sales.carrier')} required>
          <Input
            ref={(ref) => void (carrierInput.current = ref?.input ?? null)}
            value={by}
            maxLength={40}
            aria-label={t('sales.carrier')}
            onChange={(e) => setCarrier(e.target.value)}
            onPressEnter={() => (number ? void submit() : input.current?.focus())}
          />
        </Form.Item>
        <Form.Item
          label={t('sales.waybill')}
          required
          extra={t('sales.waybillHint')}
          {...(text && !number && { validateStatus: 'error' as const })}
        >
          <Input
            ref={(ref) => void (input.current = ref?.input ?? null)}
            size="large"
            autoComplete="off"
            value={text}
            maxLength={60}
            aria-label={t('sales.waybill')}
            onChange={(e) => setText(e.target.value)}
            onPressEnter={(e) => {
              e.preventDefault()
              void submit()
            }}
          />
        </Form.Item>
      </Form>
      {sending.problem && <ProblemAlert problem={sending.problem} title={t('act.failed')} />}
    </Modal>
  )
}
