import { Input, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { parseYuan } from './format/money'
import { useI18n } from './i18n'

/** An amount in yuan as text; what is no amount is marked and not applied. */
export function AmountInput({
  label,
  value,
  onChange,
  width = 120,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  width?: number
}) {
  const { t } = useI18n()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const wrong = text !== '' && parseYuan(text) === null
  const apply = () => {
    if (!wrong && text !== value) onChange(text)
  }
  return (
    <Tooltip title={wrong ? t('list.amountWrong') : ''}>
      <Input
        prefix="¥"
        inputMode="decimal"
        style={{ width }}
        aria-label={label}
        placeholder={label}
        value={text}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        onChange={(e) => setText(e.target.value)}
        onBlur={apply}
        onPressEnter={apply}
      />
    </Tooltip>
  )
}
