import { useEffect, useRef } from 'react'
import { useAnswer } from '../../parts/ask'
import type { RefundDetail } from '../../api/generated'
import { ProposalCard } from '../returns/ProposalCard'

function Asked({ refund, onDone }: { refund: RefundDetail; onDone: () => void }) {
  const { shop, refundNo } = refund
  const path = { shop, refundNo }
  const query = useAnswer('/api/v1/refunds/{shop}/{refundNo}/proposal', { params: { path } })
  const { refetch } = query
  const seen = useRef(refund)
  // The proposal goes with the refund: whatever changes it changes what may be proposed.
  useEffect(() => {
    if (seen.current.modifiedAt !== refund.modifiedAt || seen.current.phase !== refund.phase) void refetch()
    seen.current = refund
  }, [refund, refetch])
  if (!query.data?.options.length) return null
  const title = (lineNo: string) => refund.order.lines.find((l) => l.lineNo === lineNo)?.title || lineNo
  return (
    <ProposalCard
      shop={shop}
      refundNo={refundNo}
      proposal={query.data}
      titles={title}
      onDone={() => {
        void refetch()
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
