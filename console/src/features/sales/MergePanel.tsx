import { Button, Card, Empty, Flex } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../parts/ask'
import type { DeskResult, MergeProposalView, ShipmentItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { BulkView } from '../../parts/BulkView'
import { Load } from '../../parts/Load'
import { ShopName } from '../../parts/ShopName'
import { When } from '../../parts/When'
import { toOrder } from '../../parts/router'
import { HoldTag } from './columns'
import { MergeDialog } from './MergeDialog'
import { shipmentKey } from './sales'

function ProposalCard({ proposal, onMerge }: { proposal: MergeProposalView; onMerge: () => void }) {
  const { t } = useI18n()
  return (
    <Card
      size="small"
      className="card-gap"
      title={`${proposal.buyerRef} · ${proposal.shipTo || '—'}`}
      extra={
        <Button type="primary" onClick={onMerge}>
          {t('salesDo.merge')}
        </Button>
      }
    >
      <ul className="plain-list">
        {proposal.shipments.map((s) => (
          <li key={shipmentKey(s)}>
            <Flex gap={12} wrap align="baseline">
              <a className="nums" href={toOrder(s.shop, s.orderNo)}>
                {s.orderNo} / {s.shipmentNo}
              </a>
              <span>{s.skus}</span>
              {s.hold && <HoldTag />}
              <span className="grow" />
              <span className="quiet small">
                <ShopName id={s.shop} /> · <When at={s.createdAt} />
              </span>
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Orders of one buyer to one address that could leave in one parcel. */
export function MergePanel({ shop, onChanged }: { shop: string; onChanged: () => void }) {
  const { t } = useI18n()
  const proposals = useAnswer('/api/v1/shipments/merge-proposals', { params: { query: { shop } } })
  const [open, setOpen] = useState<ShipmentItem[]>()
  const [result, setResult] = useState<DeskResult>()
  return (
    <>
      <p className="quiet first">{t('sales.mergeHint')}</p>
      {result && <BulkView result={result} onClose={() => setResult(undefined)} />}
      <Load query={proposals}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty description={t('sales.noMerge')} />
          ) : (
            items.map((proposal, at) => (
              <ProposalCard key={at} proposal={proposal} onMerge={() => setOpen(proposal.shipments)} />
            ))
          )
        }
      </Load>
      {open && (
        <MergeDialog
          items={open}
          onClose={() => setOpen(undefined)}
          onDone={(answer) => {
            setOpen(undefined)
            setResult(answer)
            void proposals.refetch()
            onChanged()
          }}
        />
      )}
    </>
  )
}
