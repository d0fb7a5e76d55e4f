import { ReloadOutlined } from '@ant-design/icons'
import { Button, Card, Flex, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { type Asked } from '../../api/client'
import { every, useAnswer, useList } from '../../parts/ask'
import type { DeskResult, ShipmentItem } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { BulkView } from '../../parts/BulkView'
import { DataList } from '../../parts/DataList'
import { FilterRow } from '../../parts/FilterRow'
import { Page } from '../../parts/Page'
import { useAddress } from '../../parts/useAddress'
import { toQuery } from '../../parts/urlFilters'
import { columns } from './columns'
import { MergePanel } from './MergePanel'
import { countOf, readTab, salesFields, shipmentKey, tabs, type Tab } from './sales'
import { SalesBar } from './SalesBar'

const pageSize = 50

/** Proposals to merge are made for a shop, whatever else is filtered by. */
const shopOnly = salesFields.filter((field) => field.name === 'shop')

function Shipments({
  tab,
  asked,
  onChanged,
}: {
  tab: Tab
  asked: Asked<'/api/v1/shipments'>
  onChanged: () => void
}) {
  const i18n = useI18n()
  const { t } = i18n
  const [chosen, setChosen] = useState<ShipmentItem[]>([])
  const [result, setResult] = useState<DeskResult>()
  const query = { ...asked, limit: pageSize }
  const list = useList('/api/v1/shipments', { params: { query } })
  const cols = useMemo(() => columns(i18n), [i18n])
  const done = (answer: DeskResult) => {
    setResult(answer)
    setChosen([])
    void list.refetch()
    onChanged()
  }
  return (
    <>
      <SalesBar chosen={chosen} onDone={done} />
      {result && <BulkView result={result} onClose={() => setResult(undefined)} />}
      <DataList<ShipmentItem>
        key={tab}
        list={list}
        columns={cols}
        rowKey={shipmentKey}
        empty={t('sales.empty')}
        hint={t('sales.emptyHint')}
        width={1130}
        chosen={chosen}
        onChoose={setChosen}
      />
    </>
  )
}

/** Sales orders by what the desk must do next. */
export default function SalesPage() {
  const { t, word } = useI18n()
  const { query, values, write } = useAddress(['sales'], salesFields, ['stage'])
  const tab = readTab(query)
  const shop = values['shop'] ?? ''
  const counts = useAnswer('/api/v1/shipments/counts', { params: { query: { shop } } }, every(15_000))
  const [round, setRound] = useState(0)
  const recount = () => void counts.refetch()
  const asked: Asked<'/api/v1/shipments'> = toQuery<'/api/v1/shipments'>(salesFields, values)
  if (tab !== 'all') asked.stage = [tab]
  return (
    <Page title={t('nav.sales')}>
      <Card styles={{ body: { padding: '4px 16px 16px' } }}>
        <Tabs
          activeKey={tab}
          onChange={(key) => write(values, { stage: key })}
          items={tabs.map((key) => ({
            key,
            label: (
              <span>
                {word('salesStage', key)}{' '}
                {key !== 'merge' && <span className="small quiet nums">{count(countOf(counts.data, key))}</span>}
              </span>
            ),
          }))}
          tabBarExtraContent={
            <Button
              icon={<ReloadOutlined />}
              onClick={() => {
                recount()
                setRound(round + 1)
              }}
            >
              {t('common.refresh')}
            </Button>
          }
        />
        <FilterRow
          fields={tab === 'merge' ? shopOnly : salesFields}
          values={values}
          onChange={(next) => write(next)}
        />
        <Flex vertical key={`${tab}/${round}`}>
          {tab === 'merge' ? (
            <MergePanel shop={shop} onChanged={recount} />
          ) : (
            <Shipments tab={tab} asked={asked} onChanged={recount} />
          )}
        </Flex>
      </Card>
    </Page>
  )
}
