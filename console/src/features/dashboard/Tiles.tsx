import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { Figures, RefundCounts } from '../../api/generated'
import { count, money, percent } from '../../parts/format/money'
import { latency, wallTime } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { useNow } from '../../api/live/clock'
import { href, toRefunds } from '../../parts/router'
import { rangeOf, type Period } from './period'

interface TileProps {
  label: string
  value: ReactNode
  hint: string
  tone?: 'warn' | 'doubt' | ''
  to?: string
}

function Tile({ label, value, hint, tone = '', to }: TileProps) {
  const content = (
    <>
      <span className="tile-label">{label}</span>
      <span className={`tile-value nums ${tone}`}>{value}</span>
      <span className="tile-hint">{hint}</span>
    </>
  )
  return to ? (
    <a className="tile" href={to}>
      {content}
    </a>
  ) : (
    <div className="tile">{content}</div>
  )
}

interface TilesProps {
  figures: Figures
  counts: RefundCounts | undefined
  period: Period
  shop: string
}

/** Each opens the list that it is the sum of: of the chosen period, or as it stands now. */
export function Tiles({ figures, counts, period, shop }: TilesProps) {
  const { t } = useI18n()
  const of = (name: string) => figures.totals[name] ?? 0
  const person = counts?.person ?? of('person')
  const uncertain = counts?.uncertain ?? 0
  const average = of('refunded') > 0 ? money(Math.round(of('refundedFen') / of('refunded'))) : ''
  const { from, to } = rangeOf(period, useNow())
  const list = (query: Record<string, string>): string => toRefunds(shop ? { ...query, shop } : query)
  const paid = { tab: 'refunded', paidFrom: wallTime(from), paidTo: wallTime(to) }
  return (
    <div className="tiles">
      <Tile
        label={t('dash.refunds')}
        value={count(of('refunds'))}
        hint={t('dash.refundedCount', { n: count(of('refunded')) })}
        to={list({ from: wallTime(from), to: wallTime(to) })}
      />
      <Tile
        label={t('dash.refundedFen')}
        value={money(of('refundedFen'))}
        hint={average ? t('dash.average', { amount: average }) : t('dash.refundedCount', { n: 0 })}
        to={list(paid)}
      />
      <Tile
        label={t('dash.automatic')}
        value={percent(of('automatic'), of('refunded'))}
        hint={t('dash.automaticHint', { n: count(of('automatic')) })}
        to={list({ ...paid, auto: 'true' })}
      />
      <Tile
        label={t('dash.person')}
        value={count(person)}
        tone={person > 0 ? 'warn' : ''}
        hint={t(person > 0 ? 'dash.personHint' : 'dash.personNone')}
        to={list({ tab: 'person' })}
      />
      <Tile
        label={t('dash.stopped')}
        value={count(of('stopped'))}
        hint={t('dash.stoppedHint', { n: count(of('stopRefused')) })}
      />
      <Tile label={t('dash.received')} value={count(of('received'))} hint={t('dash.receivedHint')} />
      <Tile
        label={t('dash.uncertain')}
        value={count(uncertain)}
        tone={uncertain > 0 ? 'doubt' : ''}
        hint={t(uncertain > 0 ? 'dash.uncertainHint' : 'dash.uncertainNone')}
        to={list({ tab: 'uncertain' })}
      />
      <Tile
        label={t('dash.parked')}
        value={count(of('parked'))}
        tone={of('parked') > 0 ? 'warn' : ''}
        hint={t(of('parked') > 0 ? 'dash.parkedHint' : 'dash.parkedNone')}
        to={href(['waiting'], new URLSearchParams(shop ? { tab: 'messages', shop } : { tab: 'messages' }))}
      />
    </div>
  )
}

export function Speed({ figures }: { figures: Figures }) {
  const { t } = useI18n()
  const ms = figures.evidenceToRefundMs
  if (!ms) return <p className="quiet">{t('dash.noSpeed')}</p>
  return (
    <div className="speed">
      {(
        [
          ['dash.p50', ms.p50],
          ['dash.p99', ms.p99],
        ] as const
      ).map(([label, value]) => (
        <div key={label}>
          <span className="tile-value nums">{latencyText(value)}</span>
          <span className="tile-label">{t(label)}</span>
        </div>
      ))}
    </div>
  )
}

function latencyText(ms: number): ReactNode {
  return (
    <Tooltip title={`${ms} ms`}>
      <span>{latency(ms)}</span>
    </Tooltip>
  )
}
