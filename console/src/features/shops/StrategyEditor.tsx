import { CloseOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, Popconfirm, Switch } from 'antd'
import type { Catalogue, Condition, Strategy } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { newCondition, parameterOf, withParameter } from './draft'
import { ParameterInput } from './ParameterInput'
import { Locked } from './StrategyView'

interface Props {
  strategy: Strategy
  catalogue: Catalogue
  onChange: (next: Strategy | null) => void
}

function ConditionRow({
  condition,
  catalogue,
  onChange,
}: {
  condition: Condition
  catalogue: Catalogue
  onChange: (next: Condition | null) => void
}) {
  const { t, pick } = useI18n()
  const known = catalogue.conditions.find((k) => k.is === condition.is)
  return (
    <li className="condition">
      <span className="condition-name">{known ? pick(known.text) : condition.is}</span>
      {known?.parameters.map((p) => (
        <ParameterInput
          key={p.name}
          parameter={p}
          value={parameterOf(condition, p.name)}
          onChange={(value) => onChange(withParameter(condition, p.name, value))}
        />
      ))}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={`${t('strat.remove')} ${known ? pick(known.text) : condition.is}`}
        onClick={() => onChange(null)}
      />
    </li>
  )
}

export function StrategyEditor({ strategy, catalogue, onChange }: Props) {
  const { t, pick } = useI18n()
  const conditions = strategy.conditions ?? []
  const change = (part: Partial<Strategy>) => onChange({ ...strategy, ...part })
  const setCondition = (at: number, next: Condition | null) =>
    change({
      conditions: next ? conditions.map((c, i) => (i === at ? next : c)) : conditions.filter((_, i) => i !== at),
    })
  const items = catalogue.conditions.map((known) => ({
    key: known.is,
    label: pick(known.text),
    onClick: () => change({ conditions: [...conditions, newCondition(known)] }),
  }))
  return (
    <section className="strategy editing">
      <header>
        <Input
          value={strategy.name}
          maxLength={80}
          aria-label={t('strat.name')}
          onChange={(e) => change({ name: e.target.value })}
        />
        <Switch
          checked={strategy.enabled ?? false}
          checkedChildren={t('strat.enabled')}
          unCheckedChildren={t('strat.disabled')}
          aria-label={t('strat.enabled')}
          onChange={(enabled) => change({ enabled })}
        />
        <Popconfirm
          title={`${t('strat.delete')}?`}
          okText={t('strat.delete')}
          cancelText={t('common.cancel')}
          onConfirm={() => onChange(null)}
        >
          <Button type="text" danger icon={<DeleteOutlined />} aria-label={t('strat.delete')} />
        </Popconfirm>
      </header>
      <ul className="conditions">
        <Locked template={strategy.template} catalogue={catalogue} />
        {conditions.map((c, at) => (
          <ConditionRow
            key={`${c.is}/${at}`}
            condition={c}
            catalogue={catalogue}
            onChange={(next) => setCondition(at, next)}
          />
        ))}
      </ul>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button size="small" icon={<PlusOutlined />}>
          {t('strat.addCondition')}
        </Button>
      </Dropdown>
    </section>
  )
}
