import { ReloadOutlined } from '@ant-design/icons'
import { Button, Card, Segmented, Tabs } from 'antd'
import { useState } from 'react'
import type { PoolItem, PoolMatch } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { every, useAnswer, useList } from '../../parts/ask'
import { DataList, rowsOf } from '../../parts/DataList'
import { FilterRow } from '../../parts/FilterRow'
import { Page } from '../../parts/Page'
import { useAddress } from '../../parts/useAddress'
import { toQuery } from '../../parts/urlFilters'
import { go, href } from '../../parts/router'
import { ActionBar } from './ActionBar'
import { columns } from './columns'
import { countOf, poolFields, poolKey, readOpen, readTab, stages, type StageTab, type PoolKind } from './pool'
import { PoolDrawer } from './PoolDrawer'

const pageSize = 50

/** What was fetched from the platforms and is not an order or a refund of ours yet. */
export default function PoolPage({ kind }: { kind: PoolKind }) {
  const i18n = useI18n()
  const { t, word } = i18n
  const { query, values, write, to } = useAddress(['pool', kind], poolFields, ['stage', 'open'])
  const tab = readTab(query)
  const stage = tab === 'all' ? undefined : tab
  const [chosen, setChosen] = useState<PoolItem[]>([])
  const open = readOpen(query)
  const asked = { ...toQuery<'/api/v1/pool/orders'>(poolFields, values), ...(stage && { stage }) }
  const list = useList(`/api/v1/pool/${kind}`, { params: { query: { ...asked, limit: pageSize } } })
  const shop = values['shop'] ?? ''
  const counts = useAnswer(`/api/v1/pool/${kind}/counts`, { params: { query: { shop } } }, every(15_000))
  const hrefOf = (item: PoolItem) => to({ open: poolKey(item) })
  const cols = columns(kind, i18n, hrefOf)
  const reload = () => {
    setChosen([])
    void list.refetch()
    void counts.refetch()
  }
  const show = (next: StageTab) => {
    setChosen([])
    write(values, { stage: next })
  }
  return (
    <Page
      title={t('nav.pool')}
      extra={
        <Segmented<PoolKind>
          value={kind}
          onChange={(next) => go(href(['pool', next]))}
          options={(['orders', 'refunds'] as const).map((k) => ({ value: k, label: word('pool', k) }))}
        />
      }
    >
      <Card styles={{ body: { padding: '4px 16px 16px' } }}>
        <Tabs
          activeKey={tab}
          onChange={(key) => show(key as StageTab)}
          items={stages.map((key) => ({
            key,
            label: (
              <span>
                {word('poolStage', key)}{' '}
                <span className="small quiet nums">{count(countOf(counts.data, key))}</span>
              </span>
            ),
          }))}
          tabBarExtraContent={
            <Button icon={<ReloadOutlined />} loading={list.isFetching} onClick={reload}>
              {t('common.refresh')}
            </Button>
          }
        />
        <FilterRow fields={poolFields} values={values} onChange={(next) => write(next)} />
        <ActionBar
          key={`${kind}/${tab}`}
          kind={kind}
          tab={tab}
          chosen={chosen}
          filter={asked as PoolMatch}
          total={list.hasNextPage ? undefined : rowsOf(list.data).length}
          onDone={reload}
        />
        <DataList<PoolItem>
          list={list}
          columns={cols}
          rowKey={poolKey}
          empty={t('pool.empty')}
          hint={t('pool.emptyHint')}
          width={1120}
          chosen={chosen}
          onChoose={setChosen}
          onOpen={(item) => go(hrefOf(item))}
        />
        {open && (
          <PoolDrawer
            key={`${open.shop}/${open.no}`}
            kind={kind}
            {...open}
            onClose={() => write(values, { open: '' })}
            onChanged={reload}
          />
        )}
      </Card>
    </Page>
  )
}
