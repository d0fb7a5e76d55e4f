import { answerOf, client } from '../../api/client'
import type { OrderDetail, ReturnCandidate, ReturnLine, ScanFound, ShipmentRow } from '../../api/generated'

/** What was sent in a parcel, as if it were a return without a number: the server makes one as the goods arrive. */
export function candidateOf(shipment: ShipmentRow, order: OrderDetail): ReturnCandidate | null {
  const sent = order.shipments.find((s) => s.shipmentNo === shipment.shipmentNo)
  if (!sent || sent.lines.length === 0) return null
  const lines = sent.lines.map(({ lineNo, quantity }): ReturnLine => {
    const line = order.lines.find((l) => l.lineNo === lineNo)
    const none = { received: 0, good: 0, opened: 0, defective: 0, wrong: 0, missing: 0 }
    return { lineNo, sku: line?.sku ?? '', title: line?.title ?? '', expected: quantity, ...none }
  })
  const { shop, orderNo, warehouse, skus, buyerRef, createdAt, modifiedAt, carrier } = shipment
  return {
    shop,
    orderNo,
    returnNo: '',
    refundNo: '',
    state: 'in-transit',
    carrier,
    tracking: shipment.waybill,
    warehouse,
    expectedPieces: shipment.pieces,
    receivedPieces: 0,
    goodPieces: 0,
    otherPieces: 0,
    skus,
    buyerRef,
    createdAt,
    modifiedAt,
    lines,
  }
}

function orderOf({ shop, orderNo }: ShipmentRow, signal: AbortSignal): Promise<OrderDetail> {
  return answerOf(client.GET('/api/v1/orders/{shop}/{orderNo}', { params: { path: { shop, orderNo } }, signal }))
}

/** A parcel that comes back under the number it was sent, although nobody asked for a return: its goods are known. */
async function withShipped(found: ScanFound, signal: AbortSignal): Promise<ScanFound> {
  const gone = found.shipments.filter((s) => s.stage === 'shipped')
  if (found.kind !== 'rejected' || found.candidates.length > 0 || gone.length === 0) return found
  const candidates = await Promise.all(gone.map(async (s) => candidateOf(s, await orderOf(s, signal))))
  return { ...found, candidates: candidates.filter((c) => c !== null) }
}

/** What a number may be, with the lines to grade wherever somebody knows them. */
export async function lookUp(number: string, signal: AbortSignal): Promise<ScanFound> {
  const params = { path: { number } }
  const found = await answerOf(client.GET('/api/v1/scan/{number}', { params, signal }))
  return withShipped(found, signal)
}
