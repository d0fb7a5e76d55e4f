import { Card, Tag } from 'antd'
import type { RefundDetail, ReturnView, ShipmentView, Tracking } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { toReturn } from '../../parts/router'
import { linesText } from './lines'

function waybillText(waybill: Tracking | null): string {
  return waybill ? `${waybill.carrier} ${waybill.number}`.trim() : ''
}

function Facts({ rows }: { rows: [string, string][] }) {
  const shown = rows.filter(([, value]) => value !== '')
  return (
    <dl className="facts">
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Shipment({ shipment, refund }: { shipment: ShipmentView; refund: RefundDetail }) {
  const { t, word } = useI18n()
  const text = (lines: ShipmentView['lines']) => linesText(lines, refund.order.lines, t('common.sep'))
  return (
    <div className="parcel">
      <div>
        <b className="nums">{shipment.shipmentNo}</b> <Tag color="blue">{word('level', shipment.level)}</Tag>{' '}
        <Tag>{t(shipment.audited ? 'goods.audited' : 'goods.notAudited')}</Tag>
      </div>
      <Facts
        rows={[
          [t('goods.toShip'), text(shipment.lines)],
          [t('goods.stopped'), text(shipment.stopped)],
          [
            t('goods.tracking'),
            [shipment.parcelNo ? t('goods.parcel', { no: shipment.parcelNo }) : '', waybillText(shipment.waybill)]
              .filter(Boolean)
              .join(' · '),
          ],
        ]}
      />
    </div>
  )
}

function Return({ item, refund }: { item: ReturnView; refund: RefundDetail }) {
  const { t, word } = useI18n()
  const separator = t('common.sep')
  const text = (lines: ReturnView['expected']) => linesText(lines, refund.order.lines, separator)
  const inspected = item.inspected
    .map((l) => `${linesText([l], refund.order.lines, '')} ${word('grade', l.grade)}`)
    .join(separator)
  return (
    <div className="parcel">
      <div>
        <a className="nums strong" href={toReturn(refund.shop, refund.orderNo, item.returnNo)}>
          {item.returnNo}
        </a>{' '}
        <Tag color={item.closed ? 'green' : 'blue'}>{t(item.closed ? 'goods.closed' : 'goods.open')}</Tag>
      </div>
      <Facts
        rows={[
          [t('goods.expected'), text(item.expected)],
          [t('goods.received'), text(item.received)],
          [t('goods.inspected'), inspected],
          [t('goods.tracking'), waybillText(item.tracking)],
        ]}
      />
    </div>
  )
}

/** Where the goods are, on the way out and on the way back. */
export function Goods({ refund }: { refund: RefundDetail }) {
  const { t } = useI18n()
  return (
    <Card title={t('refund.goods')} id="goods" className="card-gap">
      <div className="goods">
        <section>
          <h3>{t('goods.shipments')}</h3>
          {refund.order.shipments.length === 0 && <p className="quiet">{t('goods.noShipments')}</p>}
          {refund.order.shipments.map((s) => (
            <Shipment key={s.shipmentNo} shipment={s} refund={refund} />
          ))}
        </section>
        <section>
          <h3>{t('goods.returns')}</h3>
          {refund.order.returns.length === 0 && <p className="quiet">{t('goods.noReturns')}</p>}
          {refund.order.returns.map((r) => (
            <Return key={r.returnNo} item={r} refund={refund} />
          ))}
        </section>
      </div>
    </Card>
  )
}
