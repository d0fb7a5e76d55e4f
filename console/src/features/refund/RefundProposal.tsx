import type { RefundDetail } from '../../api/refund'
import { returnsApi } from '../../api/returns'
import { useQuery } from '../../parts/useQuery'
import { ProposalCard } from '../returns/ProposalCard'

function Asked({ refund, onDone }: { refund: RefundDetail; onDone: () => void }) {
  const { shop, refundNo } = refund
  const query = useQuery(`proposal/${shop}/${refundNo}/${refund.modifiedAt}/${refund.phase}`, (signal) =>
    returnsApi.proposal(shop, refundNo, signal),
  )
  if (!query.data?.options?.length) return null
  const title = (lineNo: string) => refund.order.lines.find((l) => l.lineNo === lineNo)?.title || lineNo
  return (
    <ProposalCard
      shop={shop}
      refundNo={refundNo}
      proposal={query.data}
      titles={title}
      onDone={() => {
        query.reload()
        onDone()
      }}
    />
  )
}

/** Asked only while a receipt waits for a person: most refunds have none. */
export function RefundProposal({ refund, onDone }: { refund: RefundDetail; onDone: () => void }) {
  const isOpen = refund.phase !== 'refunded' && refund.phase !== 'closed'
  const isInspected = refund.order.returns.some((r) => r.inspected.some((i) => i.grade !== 'good'))
  return isOpen && isInspected ? <Asked refund={refund} onDone={onDone} /> : null
}
