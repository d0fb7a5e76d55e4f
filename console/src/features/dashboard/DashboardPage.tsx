import { Flex, Segmented, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, client } from '../../api/client'
import { useI18n } from '../../parts/i18n'
import { clock } from '../../api/live/clock'
import { useLive } from '../../api/live/bus'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { useThrottled } from '../../parts/useThrottled'
import { useShops } from '../../parts/shops'
import { useCounts } from '../refunds/useCounts'
import { Charts } from './Charts'
import './dashboard.css'
import { DemoBar } from './DemoBar'
import { periods, rangeOf, type Period } from './period'
import { Tiles } from './Tiles'

const refreshMs = 2_000
const slot = 'antui.period'

function savedPeriod(): Period {
  const saved = localStorage.getItem(slot) as Period
  return periods.includes(saved) ? saved : 'week'
}

export default function DashboardPage() {
  const { t } = useI18n()
  const shops = useShops()
  const [shop, setShop] = useState('')
  const [period, setPeriod] = useState<Period>(savedPeriod)
  const figures = useQuery({
    queryKey: ['/api/v1/figures', shop, period],
    // Up to the moment at which it is asked.
    queryFn: ({ signal }) => {
      const query = { shop, ...rangeOf(period, clock.now()) }
      return answerOf(client.GET('/api/v1/figures', { params: { query }, signal }))
    },
  })
  const counts = useCounts(shop, () => ({ shop }))
  const reloadSoon = useThrottled(() => void figures.refetch(), refreshMs)
  useLive('figures', reloadSoon)
  const choose = (next: Period) => {
    localStorage.setItem(slot, next)
    setPeriod(next)
  }
  return (
    <Page
      title={t('dash.title')}
      extra={
        <Flex gap={8} wrap>
          <Select
            style={{ minWidth: 150 }}
            value={shop}
            onChange={setShop}
            aria-label={t('list.shop')}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t('dash.allShops') },
              ...shops.map((s) => ({ value: s.id, label: s.name || s.id })),
            ]}
          />
          <Segmented<Period>
            value={period}
            onChange={choose}
            options={periods.map((p) => ({ value: p, label: t(`dash.${p}`) }))}
          />
        </Flex>
      }
    >
      <DemoBar />
      <Load query={figures} rows={10}>
        {(data) => (
          <>
            <Tiles figures={data} counts={counts.data} period={period} shop={shop} />
            <Charts figures={data} counts={counts.data} period={period} shop={shop} />
          </>
        )}
      </Load>
    </Page>
  )
}
