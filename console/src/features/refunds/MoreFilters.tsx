import { DatePicker, Flex, Input, Select, Space, Tooltip } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { parseYuan } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import type { Filters } from './filters'

interface Props {
  filters: Filters
  onChange: (change: Partial<Filters>) => void
}

const wall = 'YYYY-MM-DDTHH:mm'

function Amount({ label, value, onChange }: { label: string; value: string; onChange: (v: string) => void }) {
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
        style={{ width: 130 }}
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

export function MoreFilters({ filters, onChange }: Props) {
  const { t } = useI18n()
  const range = (first: 'from' | 'paidFrom', last: 'to' | 'paidTo', label: string) => (
    <Tooltip title={t('common.zone')}>
      <DatePicker.RangePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        allowEmpty={[true, true]}
        placeholder={[t('list.rangeFrom', { what: label }), t('list.rangeTo', { what: label })]}
        value={[filters[first] ? dayjs(filters[first]) : null, filters[last] ? dayjs(filters[last]) : null]}
        onChange={(both) =>
          onChange({ [first]: both?.[0]?.format(wall) ?? '', [last]: both?.[1]?.format(wall) ?? '' })
        }
      />
    </Tooltip>
  )
  return (
    <Flex gap={8} wrap align="center" className="more-filters">
      <Space.Compact>
        <Amount label={t('list.amountFrom')} value={filters.min} onChange={(min) => onChange({ min })} />
        <Amount label={t('list.amountTo')} value={filters.max} onChange={(max) => onChange({ max })} />
      </Space.Compact>
      {range('from', 'to', t('list.rangeAsked'))}
      {range('paidFrom', 'paidTo', t('list.rangePaid'))}
      <Select
        allowClear
        style={{ width: 130 }}
        placeholder={t('list.automatic')}
        aria-label={t('list.automatic')}
        value={filters.auto || undefined}
        onChange={(auto: string | undefined) => onChange({ auto: auto ?? '' })}
        options={[
          { value: 'true', label: t('list.automaticYes') },
          { value: 'false', label: t('list.automaticNo') },
        ]}
      />
    </Flex>
  )
}
