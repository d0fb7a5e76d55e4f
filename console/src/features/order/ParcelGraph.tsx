import { Card, Tag } from 'antd'
import { salesApi, type OrderDetail, type ShipmentItem } from '../../api/sales'
import { useI18n } from '../../parts/i18n'
import { useQuery } from '../../parts/useQuery'
import { toOrder } from '../../parts/router'
import { HoldTag } from '../sales/columns'
import './order.css'
import { parcelsOf, type Parcel } from './parcels'

async function partsOf(order: OrderDetail, signal: AbortSignal): Promise<ShipmentItem[]> {
  const numbers = [...new Set(order.shipments.map((s) => s.parcelNo).filter(Boolean))]
  const pages = await Promise.all(
    numbers.map((parcelNo) => salesApi.list({ shop: order.shop, parcelNo, limit: 100 }, signal)),
  )
  const own = await salesApi.list({ shop: order.shop, q: order.orderNo, limit: 100 }, signal)
  return [...own.items, ...pages.flatMap((page) => page.items)]
}

function ParcelBox({ parcel, shop }: { parcel: Parcel; shop: string }) {
  const { t, word } = useI18n()
  const merged = parcel.parts.some((p) => !p.own) || parcel.parts.length > 1
  return (
    <div className="graph" role="group" aria-label={parcel.parcelNo || t('order.single')}>
      <ul className="graph-parts">
        {parcel.parts.map((part) => (
          <li key={`${part.orderNo}/${part.shipmentNo}`} className={part.own ? 'own' : ''}>
            <div>
              {part.own ? (
                <b className="nums">{part.shipmentNo}</b>
              ) : (
                <a className="nums" href={toOrder(shop, part.orderNo)}>
                  {part.orderNo} / {part.shipmentNo}
                </a>
              )}{' '}
              <Tag color={part.level === 'stopped' ? 'red' : 'blue'}>
                {part.level === 'stopped' ? word('salesStage', 'stopped') : word('level', part.level)}
              </Tag>
              {part.hold && <HoldTag />}
            </div>
            <div className="small quiet">{part.text}</div>
          </li>
        ))}
      </ul>
      <div className="graph-parcel">
        <b>{merged && parcel.parcelNo ? t('order.merged', { no: parcel.parcelNo }) : t('order.single')}</b>
        <div className="small quiet nums">{parcel.waybill || '—'}</div>
      </div>
    </div>
  )
}

/** Which shipments leave together; the parts of other orders in the same parcel are named. */
export function ParcelGraph({ order }: { order: OrderDetail }) {
  const { t } = useI18n()
  const key = order.shipments.map((s) => `${s.shipmentNo}@${s.parcelNo}@${s.level}`).join()
  // A server without the list still has the order's own shipments: the graph is drawn from those alone then.
  const others = useQuery(`parts/${order.shop}/${order.orderNo}/${key}`, (signal) => partsOf(order, signal))
  const parcels = parcelsOf(order, others.data ?? [])
  return (
    <Card title={t('order.graph')} className="card-gap" loading={others.loading && !others.data}>
      {parcels.length === 0 && <p className="quiet first">{t('goods.noShipments')}</p>}
      {parcels.map((parcel) => (
        <ParcelBox key={parcel.key} parcel={parcel} shop={order.shop} />
      ))}
    </Card>
  )
}
