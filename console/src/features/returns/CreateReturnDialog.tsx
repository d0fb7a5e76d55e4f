import { AutoComplete, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { OrderDetail } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { LinesInput, saidLines, type LineChoice } from '../../parts/LinesInput'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { useSend } from '../../parts/useSend'
import { useShops } from '../../parts/shops'
import { useWarehouses } from '../stock/useWarehouses'
import { TrackingInput } from './TrackingInput'

interface Props {
  /** Known when it is begun on the order's page; asked for otherwise. */
  order?: OrderDetail
  onDone: () => void
  onClose: () => void
}

function FindOrder({ onFound }: { onFound: (order: OrderDetail) => void }) {
  const { t } = useI18n()
  const shops = useShops()
  const [shop, setShop] = useState('')
  const [orderNo, setOrderNo] = useState('')
  const sending = useSend<OrderDetail>()
  const find = async () => {
    const found = await sending.send([shop, orderNo], () =>
      answerOf(
        client.GET('/api/v1/orders/{shop}/{orderNo}', { params: { path: { shop, orderNo: orderNo.trim() } } }),
      ),
    )
    if (found) onFound(found)
  }
  return (
    <>
      <Form.Item label={t('list.orderNo')} required>
        <Space.Compact block>
          <Select
            style={{ width: 180 }}
            placeholder={t('list.shop')}
            aria-label={t('list.shop')}
            value={shop || undefined}
            options={shops.map((s) => ({ value: s.id, label: s.name || s.id }))}
            onChange={setShop}
          />
          <Input.Search
            value={orderNo}
            maxLength={64}
            loading={sending.busy}
            enterButton={t('ret.find')}
            aria-label={t('list.orderNo')}
            onChange={(e) => setOrderNo(e.target.value)}
            onSearch={() => shop && orderNo.trim() && void find()}
          />
        </Space.Compact>
      </Form.Item>
      {sending.problem && <ProblemAlert problem={sending.problem} />}
    </>
  )
}

const linesOf = (order: OrderDetail | undefined): LineChoice[] =>
  order?.lines.map(({ lineNo, sku, title, quantity }) => ({ lineNo, sku, title, most: quantity, quantity: 0 })) ??
  []

/** A return that nobody asked for on the platform, or that is expected before the request says so. */
export function CreateReturnDialog({ order: given, onDone, onClose }: Props) {
  const { t } = useI18n()
  const [order, setOrder] = useState(given)
  const [lines, setLines] = useState(() => linesOf(given))
  const [refundNo, setRefundNo] = useState<string>()
  const [warehouse, setWarehouse] = useState('')
  const [carrier, setCarrier] = useState('')
  const [number, setNumber] = useState('')
  const [note, setNote] = useState('')
  const warehouses = useWarehouses()
  const said = saidLines(lines)
  const body = {
    shop: order?.shop ?? '',
    orderNo: order?.orderNo ?? '',
    lines: said,
    note: note.trim(),
    ...(refundNo && { refundNo }),
    ...(warehouse && { warehouse }),
    ...(number.trim() && { tracking: { carrier: carrier.trim(), number: number.trim() } }),
  }
  return (
    <AskDialog
      title={t('ret.create')}
      note={t('ret.createNote')}
      undo="partly"
      ok={t('ret.create')}
      disabled={!order || said.length === 0}
      content={body}
      call={(key) => answerOf(client.POST('/api/v1/returns', { params: { header: once(key) }, body }))}
      onDone={onDone}
      onClose={onClose}
    >
      {!given && (
        <FindOrder
          onFound={(found) => {
            setOrder(found)
            setLines(linesOf(found))
          }}
        />
      )}
      {order && (
        <>
          <Form.Item label={t('ret.lines')} required>
            <LinesInput lines={lines} onChange={setLines} />
          </Form.Item>
          <Form.Item label={t('list.refundNo')} extra={t('ret.refundHint')}>
            <Select
              allowClear
              value={refundNo}
              aria-label={t('list.refundNo')}
              options={order.refunds.map((r) => ({ value: r.refundNo, label: r.refundNo }))}
              onChange={(value: string | undefined) => setRefundNo(value)}
            />
          </Form.Item>
          <Form.Item label={t('col.warehouse')} extra={t('ret.warehouseHint')}>
            <AutoComplete
              value={warehouse}
              options={warehouses}
              aria-label={t('col.warehouse')}
              onChange={setWarehouse}
            />
          </Form.Item>
          <TrackingInput carrier={carrier} number={number} onCarrier={setCarrier} onNumber={setNumber} />
          <Form.Item label={t('say.note')}>
            <Input
              value={note}
              maxLength={200}
              aria-label={t('say.note')}
              onChange={(e) => setNote(e.target.value)}
            />
          </Form.Item>
        </>
      )}
    </AskDialog>
  )
}
