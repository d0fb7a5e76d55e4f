import { Button, Card, Tabs } from 'antd'
import { useState } from 'react'
import { useI18n } from '../../parts/i18n'
import { Page } from '../../parts/Page'
import { parseHash, replace, href, useHash } from '../../parts/router'
import { AddressesCard } from './AddressesCard'
import { EntryDialog } from './EntryDialog'
import { EntryOrders } from './EntryOrders'
import { MovementList } from './MovementList'
import { OutsideStock } from './OutsideStock'
import { StockList } from './StockList'
import { WarehousesCard } from './WarehousesCard'

const tabs = ['stock', 'movements', 'entries', 'outside', 'warehouses', 'addresses'] as const
type Tab = (typeof tabs)[number]

/** What lies where, what moved it, and the warehouses themselves. */
export default function StockPage() {
  const { t, word } = useI18n()
  const { query } = parseHash(useHash())
  const asked = query.get('tab') as Tab
  const tab = tabs.includes(asked) ? asked : 'stock'
  const [entering, setEntering] = useState(false)
  const [round, setRound] = useState(0)
  const show = (next: Tab) => replace(href(['stock'], new URLSearchParams({ tab: next })))
  return (
    <Page
      title={t('nav.stock')}
      extra={
        <Button type="primary" onClick={() => setEntering(true)}>
          {t('stock.enter')}
        </Button>
      }
    >
      <Card styles={{ body: { padding: '4px 16px 16px' } }}>
        <Tabs
          activeKey={tab}
          onChange={(key) => show(key as Tab)}
          items={tabs.map((key) => ({ key, label: word('stockTab', key) }))}
        />
        <div key={round}>
          {tab === 'stock' && <StockList />}
          {tab === 'movements' && <MovementList />}
          {tab === 'outside' && <OutsideStock />}
          {tab === 'entries' && <EntryOrders />}
          {tab === 'warehouses' && <WarehousesCard />}
          {tab === 'addresses' && <AddressesCard />}
        </div>
      </Card>
      {entering && (
        <EntryDialog
          onClose={() => setEntering(false)}
          onDone={() => {
            setEntering(false)
            setRound(round + 1)
          }}
        />
      )}
    </Page>
  )
}
