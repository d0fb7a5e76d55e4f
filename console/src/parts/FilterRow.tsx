import { Button, DatePicker, Flex, Select, Space, Tooltip } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useI18n } from './i18n'
import { useShops } from './shops'
import { AmountInput } from './AmountInput'
import { SearchInput } from './SearchInput'
import { isFiltered, type Field, type Values } from './urlFilters'

const wall = 'YYYY-MM-DDTHH:mm'

interface Props {
  fields: readonly Field[]
  values: Values
  onChange: (values: Values) => void
  extra?: ReactNode
}

interface One {
  field: Field
  values: Values
  set: (part: Values) => void
}

function Choice({ field, values, set }: One) {
  const { word } = useI18n()
  const shops = useShops()
  const label = word('by', field.name)
  const options =
    field.type === 'shop'
      ? shops.map((s) => ({ value: s.id, label: s.name || s.id }))
      : (field.choices ?? []).map((c) => ({ value: c, label: word(field.words ?? 'common', c) }))
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: field.width ?? 140 }}
      placeholder={label}
      aria-label={label}
      value={values[field.name] || undefined}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value: string | undefined) => set({ [field.name]: value ?? '' })}
    />
  )
}

function Range({ field, values, set }: One) {
  const { t, word } = useI18n()
  const [from, to] = [`${field.name}From`, `${field.name}To`]
  const day = (slot: string) => (values[slot] ? dayjs(values[slot]) : null)
  const label = word('by', field.name)
  return (
    <Tooltip title={t('common.zone')}>
      <DatePicker.RangePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        allowEmpty={[true, true]}
        style={{ width: 320 }}
        placeholder={[t('by.from', { what: label }), t('by.to', { what: label })]}
        value={[day(from), day(to)]}
        onChange={(range) => set({ [from]: range?.[0]?.format(wall) ?? '', [to]: range?.[1]?.format(wall) ?? '' })}
      />
    </Tooltip>
  )
}

function Amounts({ field, values, set }: One) {
  const { t, word } = useI18n()
  const what = word('by', field.name)
  const [from, to] = [`${field.name}From`, `${field.name}To`]
  return (
    <Space.Compact>
      <AmountInput
        label={t('by.least', { what })}
        value={values[from] ?? ''}
        onChange={(v) => set({ [from]: v })}
      />
      <AmountInput label={t('by.most', { what })} value={values[to] ?? ''} onChange={(v) => set({ [to]: v })} />
    </Space.Compact>
  )
}

function Input(props: One) {
  const { word } = useI18n()
  const { field, values, set } = props
  if (field.type === 'range') return <Range {...props} />
  if (field.type === 'amount') return <Amounts {...props} />
  if (field.type !== 'text') return <Choice {...props} />
  return (
    <SearchInput
      icon={field.name === 'q'}
      label={word('by', field.name)}
      value={values[field.name] ?? ''}
      width={field.width}
      onChange={(text) => set({ [field.name]: text.trim() })}
    />
  )
}

/** The filters of a list; all of them live in the address. */
export function FilterRow({ fields, values, onChange, extra }: Props) {
  const { t } = useI18n()
  const set = (part: Values) => onChange({ ...values, ...part })
  return (
    <Flex gap={8} wrap align="center" className="filters">
      {fields.map((field) => (
        <Input key={field.name} field={field} values={values} set={set} />
      ))}
      {isFiltered(values) && (
        <Button type="link" onClick={() => onChange({})}>
          {t('list.clear')}
        </Button>
      )}
      {extra}
    </Flex>
  )
}
