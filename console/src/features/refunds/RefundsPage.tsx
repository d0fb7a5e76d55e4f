import { ReloadOutlined } from '@ant-design/icons'
import { Badge, Button, Card, Tabs } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import type { RefundItem } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { clock } from '../../api/live/clock'
import { DataList } from '../../parts/DataList'
import { Page } from '../../parts/Page'
import { go, href, lastList, parseHash, replace, toRefund, useHash } from '../../parts/router'
import { columns } from './columns'
import { FilterBar } from './FilterBar'
import { hasFilters, phasesOf, readFilters, tabs, toApi, writeFilters, type Filters, type Tab } from './filters'
import './refunds.css'
import { rowKey, useRefundList } from './useRefundList'
import { useCounts } from './useCounts'

export default function RefundsPage() {
  const i18n = useI18n()
  const { t, pick } = i18n
  const filters = readFilters(parseHash(useHash()).query)
  useEffect(() => {
    lastList.hash = href(['refunds'], writeFilters(filters))
  })
  const table = useRef<HTMLDivElement>(null)
  const shown = useRefundList(filters, () => table.current?.querySelector('tbody')?.matches(':hover') ?? false)
  // The tabs count what the other filters leave, whatever the page shows.
  const others = { ...filters, tab: 'all' as const, sort: '' }
  const isFiltered = hasFilters(others)
  const counts = useCounts(isFiltered ? JSON.stringify(others) : '', () => toApi(others, clock.now())).data
  const codes = useCodes(shown.items, pick, filters.code)
  const cols = useMemo(() => columns(i18n), [i18n])
  const change = (part: Partial<Filters>) => replace(href(['refunds'], writeFilters({ ...filters, ...part })))
  const countOf = (tab: Tab) => {
    if (!counts) return null
    const phases = phasesOf[tab].length ? phasesOf[tab] : (Object.keys(counts) as (keyof typeof counts)[])
    return phases.reduce((sum, phase) => sum + (counts[phase] ?? 0), 0)
  }

  return (
    <Page title={t('list.title')}>
      <Card styles={{ body: { padding: '4px 16px 16px' } }} ref={table}>
        <Tabs
          activeKey={filters.tab}
          onChange={(tab) => change({ tab: tab as Tab })}
          items={tabs.map((tab) => ({
            key: tab,
            label: (
              <span>
                {t(`list.${tab}`)} <span className={`tab-count nums ${tab}`}>{count(countOf(tab))}</span>
              </span>
            ),
          }))}
          tabBarExtraContent={
            <Badge dot={shown.fresh}>
              <Button icon={<ReloadOutlined />} loading={shown.list.isFetching} onClick={shown.refresh}>
                {t(shown.fresh ? 'list.fresh' : 'common.refresh')}
              </Button>
            </Badge>
          }
        />
        <FilterBar
          filters={filters}
          codes={codes}
          onChange={change}
          onClear={() =>
            replace(href(['refunds'], writeFilters({ ...readFilters(new URLSearchParams()), tab: filters.tab })))
          }
        />
        <DataList<RefundItem>
          list={shown.list}
          columns={cols}
          rowKey={rowKey}
          empty={t('list.empty')}
          hint={t('list.emptyHint')}
          width={1080}
          sticky={{ offsetHeader: 52 }}
          rowClassName={(item) => (shown.flashed.has(rowKey(item)) ? 'row flash' : 'row')}
          onOpen={(item) => go(toRefund(item.shop, item.refundNo))}
        />
      </Card>
    </Page>
  )
}

/** The console knows no list of codes: it offers those it has seen, and the one in the address. */
function useCodes(items: RefundItem[], pick: (text: RefundItem['codeText']) => string, chosen: string) {
  const seen = useRef(new Map<string, RefundItem['codeText']>())
  for (const item of items) seen.current.set(item.code, item.codeText)
  const options = [...seen.current].map(([value, text]) => ({ value, label: pick(text) || value }))
  if (chosen && !seen.current.has(chosen)) options.push({ value: chosen, label: chosen })
  return options.sort((a, b) => a.label.localeCompare(b.label))
}
