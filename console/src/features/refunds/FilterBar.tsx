import { FilterOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useI18n } from '../../parts/i18n'
import { useShops } from '../../parts/shops'
import { dues, hasFilters, kinds, turns, type Filters } from './filters'
import { MoreFilters } from './MoreFilters'

const typingMs = 350

interface Props {
  filters: Filters
  codes: { value: string; label: string }[]
  onChange: (change: Partial<Filters>) => void
  onClear: () => void
}

function Search({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const { t } = useI18n()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), typingMs)
    return () => clearTimeout(timer)
  })
  return (
    <Input
      allowClear
      className="search"
      prefix={<SearchOutlined className="quiet" />}
      value={text}
      maxLength={64}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      onChange={(e) => setText(e.target.value)}
      onPressEnter={() => onChange(text)}
    />
  )
}

export function FilterBar({ filters, codes, onChange, onClear }: Props) {
  const { t, word } = useI18n()
  const shops = useShops()
  const [open, setOpen] = useState(
    (['min', 'max', 'from', 'to', 'paidFrom', 'paidTo', 'auto'] as const).some((name) => filters[name] !== ''),
  )
  const pick = (
    name: 'shop' | 'kind' | 'turn' | 'code' | 'due' | 'sort',
    options: { value: string; label: string }[],
    width: number,
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width }}
      placeholder={t(`list.${name}`)}
      aria-label={t(`list.${name}`)}
      value={filters[name] || undefined}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value: string | undefined) => onChange({ [name]: value ?? '' })}
    />
  )
  return (
    <div className="filters">
      <Flex gap={8} wrap>
        <Search value={filters.q} onChange={(q) => onChange({ q })} />
        {pick(
          'shop',
          shops.map((s) => ({ value: s.id, label: s.name || s.id })),
          150,
        )}
        {pick(
          'kind',
          kinds.map((k) => ({ value: k, label: word('kind', k) })),
          150,
        )}
        {pick('code', codes, 180)}
        {pick(
          'turn',
          turns.map((k) => ({ value: k, label: word('turn', k) })),
          130,
        )}
        {pick(
          'due',
          dues.map((d) => ({
            value: d,
            label: d === 'over' ? t('dash.overdue') : t('dash.within', { h: d.replace('h', '') }),
          })),
          120,
        )}
        {pick('sort', [{ value: 'deadline', label: t('list.sortDeadline') }], 140)}
        <Button
          icon={<FilterOutlined />}
          type={open ? 'primary' : 'default'}
          ghost={open}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('list.moreFilters')}
        </Button>
        {hasFilters(filters) && (
          <Button type="link" onClick={onClear}>
            {t('list.clear')}
          </Button>
        )}
      </Flex>
      {open && <MoreFilters filters={filters} onChange={onChange} />}
    </div>
  )
}
