import { Alert, Form, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { DeskResult, ShipmentItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { readWaybill, step, toKey } from './sales'

interface Props {
  items: ShipmentItem[]
  onDone: (result: DeskResult) => void
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
  const [total, setTotal] = useState<DeskResult>({ done: 0, failed: [] })
  const input = useRef<HTMLInputElement>(null)
  const carrierInput = useRef<HTMLInputElement>(null)
  const parcel = parcels[at]
  const read = readWaybill(text)
  const number = read?.number ?? ''
  const by = read?.carrier || carrier.trim()
  useEffect(() => input.current?.focus(), [at])

  const body = {
    action: 'hand-over' as const,
    items: (parcel ?? []).map(toKey),
    waybill: { carrier: by, number },
    confirm: true,
  }
  const next = (result: DeskResult) => {
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
    <AskDialog
      title={t('sales.handOver', { at: Math.min(at + 1, parcels.length), n: parcels.length })}
      note={t('sales.handOverNote')}
      undo="no"
      ok={t('salesDo.hand-over')}
      disabled={!parcel || !number || !by}
      content={body}
      call={(key) => step(body, key)}
      onDone={next}
      onClose={leave}
    >
      {(send) => (
        <>
          {held > 0 && (
            <Alert type="error" showIcon className="gap-below" title={t('sales.heldStay', { n: held })} />
          )}
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
          <Form.Item label={t('sales.carrier')} required>
            <Input
              ref={(ref) => void (carrierInput.current = ref?.input ?? null)}
              value={by}
              maxLength={40}
              aria-label={t('sales.carrier')}
              onChange={(e) => setCarrier(e.target.value)}
              onPressEnter={() => (number ? send() : input.current?.focus())}
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
              data-first
              onPressEnter={(e) => {
                e.preventDefault()
                if (number && !by) carrierInput.current?.focus()
                else send()
              }}
            />
          </Form.Item>
        </>
      )}
    </AskDialog>
  )
}
