import { LockOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { Catalogue, CatalogueParameter, Condition, Strategy } from '../../api/generated'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { useShops } from '../../parts/shops'
import { parameterOf } from './draft'

/** The evidence condition that comes with the template: shown first, and with a lock. */
export function Locked({ template, catalogue }: { template: string; catalogue: Catalogue }) {
  const { t, pick } = useI18n()
  const known = catalogue.templates.find((k) => k.template === template)
  if (!known) return null
  return (
    <li className="condition locked">
      <LockOutlined aria-hidden />
      <span>{pick(known.requiredText)}</span>
      <span className="small quiet">{t('strat.locked')}</span>
    </li>
  )
}

function Value({ parameter, value }: { parameter: CatalogueParameter; value: unknown }) {
  const { t } = useI18n()
  const shops = useShops()
  if (parameter.type === 'fen' && typeof value === 'number') return <b className="nums">{money(value)}</b>
  if (parameter.type === 'hour') return <b className="nums">{t('ver.hour', { n: String(value) })}</b>
  if (Array.isArray(value))
    return (
      <>
        {value.map((v) => (
          <Tag key={String(v)}>
            {parameter.type === 'shop[]' ? (shops.find((s) => s.id === v)?.name ?? String(v)) : String(v)}
          </Tag>
        ))}
      </>
    )
  return <b>{String(value)}</b>
}

function ConditionView({ condition, catalogue }: { condition: Condition; catalogue: Catalogue }) {
  const { pick } = useI18n()
  const known = catalogue.conditions.find((k) => k.is === condition.is)
  return (
    <li className="condition">
      <span>{known ? pick(known.text) : condition.is}</span>
      {known?.parameters.map((p) => (
        <span key={p.name}>
          {known.parameters.length > 1 && <span className="quiet small">{pick(p.text)} </span>}
          <Value parameter={p} value={parameterOf(condition, p.name)} />
        </span>
      ))}
    </li>
  )
}

export function StrategyView({ strategy, catalogue }: { strategy: Strategy; catalogue: Catalogue }) {
  const { t, pick } = useI18n()
  const template = catalogue.templates.find((k) => k.template === strategy.template)
  return (
    <section className={strategy.enabled ? 'strategy' : 'strategy off'}>
      <header>
        <b>{strategy.name || strategy.id}</b>
        <Tag color={strategy.enabled ? 'green' : 'default'}>
          {t(strategy.enabled ? 'strat.enabled' : 'strat.disabled')}
        </Tag>
      </header>
      {template && pick(template.text) !== strategy.name && <div className="small quiet">{pick(template.text)}</div>}
      <ul className="conditions">
        <Locked template={strategy.template} catalogue={catalogue} />
        {(strategy.conditions ?? []).map((c, at) => (
          <ConditionView key={`${c.is}/${at}`} condition={c} catalogue={catalogue} />
        ))}
      </ul>
    </section>
  )
}
