import { Card, Tag } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { answerOf, type Asked, client } from '../../api/client'
import type { OrderDetail, ShipmentItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { toOrder } from '../../parts/router'
import { HoldTag } from '../sales/columns'
import './order.css'
import { parcelsOf, type Parcel } from './parcels'

async function partsOf(order: OrderDetail, signal: AbortSignal): Promise<ShipmentItem[]> {
  const { shop, orderNo } = order
  const list = (query: Asked<'/api/v1/shipments'>) =>
    answerOf(client.GET('/api/v1/shipments', { params: { query: { shop, limit: 100, ...query } }, signal }))
  const numbers = [...new Set(order.shipments.map((s) => s.parcelNo).filter(Boolean))]
  const pages = await Promise.all(numbers.map((parcelNo) => list({ parcelNo })))
  const own = await list({ q: orderNo })
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
  const others = useQuery({
    queryKey: ['parts', order.shop, order.orderNo, key],
    queryFn: ({ signal }) => partsOf(order, signal),
  })
  const parcels = parcelsOf(order, others.data ?? [])
  return (
    <Card title={t('order.graph')} className="card-gap" loading={others.isLoading}>
      {parcels.length === 0 && <p className="quiet first">{t('goods.noShipments')}</p>}
      {parcels.map((parcel) => (
        <ParcelBox key={parcel.key} parcel={parcel} shop={order.shop} />
      ))}
    </Card>
  )
}
