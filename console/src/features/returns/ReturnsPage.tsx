import { PlusOutlined, ReloadOutlined, ScanOutlined } from '@ant-design/icons'
import { Button, Card, Flex, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { type Asked } from '../../api/client'
import { every, useAnswer, useList } from '../../parts/ask'
import type { ReturnItem } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { DataList } from '../../parts/DataList'
import { FilterRow } from '../../parts/FilterRow'
import { Page } from '../../parts/Page'
import { useAddress } from '../../parts/useAddress'
import { toQuery } from '../../parts/urlFilters'
import { go, href, toReturn } from '../../parts/router'
import { columns } from './columns'
import { CreateReturnDialog } from './CreateReturnDialog'
import { countOf, readTab, returnFields, tabs } from './returns'

const pageSize = 50

export default function ReturnsPage() {
  const i18n = useI18n()
  const { t, word } = i18n
  const { query, values, write } = useAddress(['returns'], returnFields, ['state'])
  const tab = readTab(query)
  const shop = values['shop'] ?? ''
  const [creating, setCreating] = useState(false)
  const asked: Asked<'/api/v1/returns'> = { ...toQuery<'/api/v1/returns'>(returnFields, values), limit: pageSize }
  if (tab !== 'all') asked.state = [tab]
  const list = useList('/api/v1/returns', { params: { query: asked } })
  const counts = useAnswer('/api/v1/returns/counts', { params: { query: { shop } } }, every(15_000))
  const cols = useMemo(() => columns(i18n), [i18n])
  const reload = () => {
    void list.refetch()
    void counts.refetch()
  }
  return (
    <Page
      title={t('nav.returns')}
      extra={
        <Flex gap={8}>
          <Button icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {t('ret.create')}
          </Button>
          <Button type="primary" icon={<ScanOutlined />} href={href(['scan'])}>
            {t('nav.scan')}
          </Button>
        </Flex>
      }
    >
      <Card styles={{ body: { padding: '4px 16px 16px' } }}>
        <Tabs
          activeKey={tab}
          onChange={(key) => write(values, { state: key })}
          items={tabs.map((key) => ({
            key,
            label: (
              <span>
                {word('retState', key)} <span className="small quiet nums">{count(countOf(counts.data, key))}</span>
              </span>
            ),
          }))}
          tabBarExtraContent={
            <Button icon={<ReloadOutlined />} loading={list.isFetching} onClick={reload}>
              {t('common.refresh')}
            </Button>
          }
        />
        <FilterRow fields={returnFields} values={values} onChange={(next) => write(next)} />
        <DataList<ReturnItem>
          list={list}
          columns={cols}
          rowKey={(r) => `${r.shop}/${r.orderNo}/${r.returnNo}`}
          empty={t('ret.empty')}
          hint={t('ret.emptyHint')}
          width={1150}
          onOpen={(r) => go(toReturn(r.shop, r.orderNo, r.returnNo))}
        />
      </Card>
      {creating && (
        <CreateReturnDialog
          onClose={() => setCreating(false)}
          onDone={() => {
            setCreating(false)
            reload()
          }}
        />
      )}
    </Page>
  )
}
