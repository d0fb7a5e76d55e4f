import { Card, Col, Row, Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import type { Figures, RefundCounts } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { useNow } from '../../api/live/clock'
import { phaseColor } from '../../parts/PhaseTag'
import { flowOption, moneyOption, phaseOption, phases } from './options'
import { filled, stepOf, type Period } from './period'
import { Radar } from './Radar'
import { Speed } from './Tiles'

const Chart = lazy(() => import('./Chart'))

const noCounts: RefundCounts = { waiting: 0, running: 0, uncertain: 0, person: 0, refunded: 0, closed: 0 }

function Phases({ counts }: { counts: RefundCounts }) {
  const i18n = useI18n()
  const { t, word } = i18n
  const option = useMemo(() => phaseOption(counts, i18n), [counts, i18n])
  const words = phases.map((p) => `${word('phase', p)} ${counts[p]}`).join(t('common.sep'))
  return (
    <div className="phases">
      <div className="donut">
        <Suspense fallback={<Skeleton.Node active />}>
          <Chart option={option} height={170} label={words} />
        </Suspense>
        <span className="small quiet nums">
          {t('dash.total', { n: count(phases.reduce((sum, p) => sum + counts[p], 0)) })}
        </span>
      </div>
      <ul>
        {phases.map((phase) => (
          <li key={phase}>
            <i style={{ background: phaseColor[phase] }} aria-hidden />
            <span>{word('phase', phase)}</span>
            <b className="nums">{count(counts[phase])}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Flow({ figures }: { figures: Figures }) {
  const { t } = useI18n()
  const rows = [
    ['dash.orders', figures.totals.orders],
    ['dash.facts', figures.totals.facts],
    ['dash.duplicates', figures.totals.duplicates],
    ['dash.reports', figures.totals.reports],
  ] as const
  return (
    <dl className="flow">
      {rows.map(([label, n]) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd className="nums">{count(n)}</dd>
        </div>
      ))}
    </dl>
  )
}

interface Props {
  figures: Figures
  counts: RefundCounts | undefined
  period: Period
  shop: string
}

export function Charts({ figures, counts, period, shop }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const now = useNow()
  const points = useMemo(() => filled(figures, period, now), [figures, period, now])
  const flow = useMemo(() => flowOption(points, period, i18n), [points, period, i18n])
  const amounts = useMemo(() => moneyOption(points, period, i18n), [points, period, i18n])
  const flowTitle = t(stepOf(period) === 'hour' ? 'dash.perHour' : 'dash.perDay')
  const waiting = <Skeleton active title={false} paragraph={{ rows: 6 }} />
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} xl={14}>
        <Card title={flowTitle}>
          <Suspense fallback={waiting}>
            <Chart option={flow} height={240} label={flowTitle} />
          </Suspense>
        </Card>
      </Col>
      <Col xs={24} xl={10}>
        <Card title={t('dash.money')}>
          <Suspense fallback={waiting}>
            <Chart option={amounts} height={240} label={t('dash.money')} />
          </Suspense>
        </Card>
      </Col>
      <Col xs={24} md={12} xl={8}>
        <Card title={t('dash.phases')} className="full">
          <Phases counts={counts ?? noCounts} />
        </Card>
      </Col>
      <Col xs={24} md={12} xl={8}>
        <Card title={t('dash.radar')} className="full">
          <p className="quiet small first">{t('dash.radarHint')}</p>
          <Radar figures={figures} shop={shop} />
        </Card>
      </Col>
      <Col xs={24} xl={8}>
        <Card title={t('dash.speed')} className="full">
          <p className="quiet small first">{t('dash.speedHint')}</p>
          <Speed figures={figures} />
          <Flow figures={figures} />
        </Card>
      </Col>
    </Row>
  )
}
