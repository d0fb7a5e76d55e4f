import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { Button, Tag, Tooltip } from 'antd'
import type { Finding, RefundDetail } from '../../api/generated'
import type { Doing } from './doing'
import { money } from '../../parts/format/money'
import { fullTime } from '../../parts/format/time'
import { useI18n, type I18n } from '../../parts/i18n'
import { sourceText } from '../../parts/source'
import { useScope } from '../../parts/me'
import { toShop } from '../../parts/router'

const colors = { pass: 'green', wait: 'blue', person: 'orange', stop: 'red' } as const

function valueText({ t, language }: I18n, value: number | string, unit: string | null, currency: string): string {
  if (typeof value === 'string') return value
  if (unit === 'fen') return money(value, currency)
  if (unit === 'hour') return t('ver.hour', { n: value })
  return new Intl.NumberFormat(language).format(value)
}

/** Which fact the answer rests on: what was expected, what is known, who said it and how long ago. */
function Fact({ finding, currency }: { finding: Finding; currency: string }) {
  const i18n = useI18n()
  const { t, span } = i18n
  const { expected, known, unit, source, knownAt, ageSeconds } = finding
  const values = [
    ['ver.expected', expected],
    ['ver.known', known],
  ] as const
  const hasValues = values.some(([, v]) => v !== null && v !== undefined)
  if (!hasValues && !source) return <span className="quiet">{t('ver.noFact')}</span>
  return (
    <>
      {values.map(
        ([label, value]) =>
          value !== null &&
          value !== undefined && (
            <div key={label}>
              <span className="quiet">{t(label)}</span>{' '}
              <span className="nums strong">{valueText(i18n, value, unit, currency)}</span>
            </div>
          ),
      )}
      {source && (
        <Tooltip
          title={
            knownAt ? (
              <>
                {fullTime(knownAt)}
                <br />
                {t('common.zone')}
              </>
            ) : (
              ''
            )
          }
        >
          <div className="small quiet">
            {t('ver.from', { source: sourceText(i18n, source) })}
            {ageSeconds !== null &&
              ageSeconds !== undefined &&
              ` · ${t('ver.age', { span: span(ageSeconds * 1000) })}`}
          </div>
        </Tooltip>
      )}
    </>
  )
}

function FindingAction({
  finding,
  refund,
  onAction,
}: {
  finding: Finding
  refund: RefundDetail
  onAction: (a: Doing) => void
}) {
  const { t } = useI18n()
  const may = useScope('act')
  const maySay = useScope('evidence')
  switch (finding.action) {
    case null:
    case undefined:
      return null
    case 'open-strategies':
      return (
        <Button size="small" href={`${toShop(refund.shop)}?at=strategies`}>
          {t('ver.openStrategies')}
        </Button>
      )
    case 'open-shop':
      return (
        <Button size="small" href={toShop(refund.shop)}>
          {t('ver.openShop')}
        </Button>
      )
    case 'report-evidence':
      return (
        <Button
          size="small"
          onClick={() =>
            maySay
              ? onAction('report-evidence')
              : document.getElementById('goods')?.scrollIntoView({ behavior: 'smooth' })
          }
        >
          {t(maySay ? 'say.title' : 'ver.reportEvidence')}
        </Button>
      )
    default: {
      const action = finding.action
      return refund.verification.actions.includes(action) ? (
        <Button size="small" disabled={!may} onClick={() => onAction(action)}>
          {t(`act.${action}`)}
        </Button>
      ) : null
    }
  }
}

export function FindingCard(props: { finding: Finding; refund: RefundDetail; onAction: (a: Doing) => void }) {
  const { finding, refund } = props
  const { t, pick, word } = useI18n()
  return (
    <article className={`finding ${finding.standing}`}>
      <header>
        <Tag color={colors[finding.standing] ?? 'default'}>{word('ver.standing', finding.standing)}</Tag>
        <strong>{pick(finding.ruleText)}</strong>
        <code className="small quiet">{finding.code}</code>
      </header>
      <div className="three">
        <div>
          <h4>{t('ver.what')}</h4>
          {pick(finding.text)}
        </div>
        <div>
          <h4>{t('ver.fact')}</h4>
          <Fact finding={finding} currency={refund.order.currency} />
        </div>
        <div>
          <h4>{t('ver.help')}</h4>
          <div>{pick(finding.help) || <span className="quiet">{t('ver.noHelp')}</span>}</div>
          <div className="finding-turn">
            {finding.turn !== 'nobody' && <Tag>{t('turn.label', { who: word('turn', finding.turn) })}</Tag>}
            <FindingAction {...props} />
          </div>
        </div>
      </div>
    </article>
  )
}

export function PassedFinding({ finding }: { finding: Finding }) {
  const i18n = useI18n()
  const { t, pick, span } = i18n
  return (
    <li>
      {finding.passed ? (
        <CheckCircleFilled aria-label={t('ver.standing.pass')} />
      ) : (
        <MinusCircleOutlined className="quiet" aria-hidden />
      )}
      <span>
        {pick(finding.ruleText)}
        {!finding.passed && (
          <span className="quiet">
            {t('common.colon')}
            {pick(finding.text)}
          </span>
        )}
      </span>
      {finding.source && (
        <span className="small quiet">
          {t('ver.from', { source: sourceText(i18n, finding.source) })}
          {finding.ageSeconds !== null &&
            finding.ageSeconds !== undefined &&
            ` · ${t('ver.age', { span: span(finding.ageSeconds * 1000) })}`}
        </span>
      )}
    </li>
  )
}
