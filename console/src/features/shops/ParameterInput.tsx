import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { CatalogueParameter } from '../../api/generated'
import { parseYuan, yuanText } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { useShops } from '../../parts/shops'

interface Props {
  parameter: CatalogueParameter
  value: unknown
  onChange: (value: unknown) => void
}

/** Typed in yuan, kept in fen; what is no amount stays marked and is not taken over. */
function Yuan({ label, value, onChange }: { label: string; value: number; onChange: (fen: number) => void }) {
  const { t } = useI18n()
  const [text, setText] = useState(yuanText(value))
  const change = (next: string) => {
    setText(next)
    const fen = parseYuan(next)
    if (fen !== null) onChange(fen)
  }
  return (
    <Input
      className="yuan"
      prefix="¥"
      inputMode="decimal"
      aria-label={label}
      value={text}
      status={parseYuan(text) === null ? 'error' : ''}
      title={parseYuan(text) === null ? t('list.amountWrong') : label}
      onChange={(e) => change(e.target.value)}
      onBlur={() => setText(yuanText(value))}
    />
  )
}

export function ParameterInput({ parameter, value, onChange }: Props) {
  const { t, pick } = useI18n()
  const shops = useShops()
  const label = pick(parameter.text)
  switch (parameter.type) {
    case 'fen':
      return <Yuan label={label} value={typeof value === 'number' ? value : 0} onChange={onChange} />
    case 'hour':
      return (
        <label className="hour">
          <span className="small quiet">{label}</span>
          <InputNumber min={0} max={24} precision={0} value={Number(value)} onChange={(n) => onChange(n ?? 0)} />
        </label>
      )
    default:
      return (
        <Select
          className="values"
          mode={parameter.type === 'shop[]' ? 'multiple' : 'tags'}
          aria-label={label}
          placeholder={t('strat.valuesHint')}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
          tokenSeparators={[',', '，', '、']}
          options={parameter.type === 'shop[]' ? shops.map((s) => ({ value: s.id, label: s.name || s.id })) : []}
        />
      )
  }
}
