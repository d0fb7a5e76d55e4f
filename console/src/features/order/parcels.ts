import type { OrderDetail, ShipmentItem, ShipmentView } from '../../api/generated'

export interface ParcelPart {
  orderNo: string
  shipmentNo: string
  text: string
  own: boolean
  hold: boolean
  level: string
}

/** What leaves together: one order's shipment alone, or several orders' parts under one parcel number. */
export interface Parcel {
  key: string
  parcelNo: string
  waybill: string
  parts: ParcelPart[]
}

const waybillOf = (s: ShipmentView) => [s.waybill?.carrier, s.waybill?.number].filter(Boolean).join(' ')

// A gift of other goods than the order's has no line of it: its place names the goods code.
const skuPrefix = 'sku:'

function skuOf(order: OrderDetail, lineNo: string): string {
  const known = order.lines.find((l) => l.lineNo === lineNo)?.sku
  return known ?? (lineNo.startsWith(skuPrefix) ? lineNo.slice(skuPrefix.length) : lineNo)
}

export function parcelsOf(order: OrderDetail, others: ShipmentItem[]): Parcel[] {
  const parcels = new Map<string, Parcel>()
  for (const shipment of order.shipments) {
    const key = shipment.parcelNo || `/${shipment.shipmentNo}`
    const parcel = parcels.get(key) ?? { key, parcelNo: shipment.parcelNo, waybill: waybillOf(shipment), parts: [] }
    const known = others.find((o) => o.orderNo === order.orderNo && o.shipmentNo === shipment.shipmentNo)
    const lines = shipment.lines.length > 0 ? shipment.lines : shipment.stopped
    parcel.parts.push({
      orderNo: order.orderNo,
      shipmentNo: shipment.shipmentNo,
      text: lines.map((l) => `${skuOf(order, l.lineNo)}×${l.quantity}`).join(', '),
      own: true,
      hold: known?.hold ?? false,
      level: shipment.lines.length === 0 && shipment.stopped.length > 0 ? 'stopped' : shipment.level,
    })
    parcels.set(key, parcel)
  }
  for (const other of others) {
    const parcel = other.parcelNo ? parcels.get(other.parcelNo) : undefined
    if (!parcel || other.orderNo === order.orderNo) continue
    parcel.parts.push({
      orderNo: other.orderNo,
      shipmentNo: other.shipmentNo,
      text: other.skus,
      own: false,
      hold: other.hold,
      level: other.stage === 'stopped' ? 'stopped' : other.level,
    })
  }
  return [...parcels.values()]
}
