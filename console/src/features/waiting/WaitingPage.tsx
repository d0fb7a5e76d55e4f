import { Button, Card, Flex, Segmented, Tabs } from 'antd'
import type { ComponentType } from 'react'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { every, useAnswer } from '../../parts/ask'
import { Page } from '../../parts/Page'
import { href, parseHash, replace, useHash } from '../../parts/router'
import { Goods } from './Goods'
import { Messages } from './Messages'
import { Parcels } from './Parcels'
import type { ListProps, State, What } from './parts'

const lists: Record<What, { show: ComponentType<ListProps>; states: readonly State[] }> = {
  messages: { show: Messages, states: ['open', 'dismissed'] },
  parcels: { show: Parcels, states: ['open', 'claimed', 'dismissed'] },
  goods: { show: Goods, states: ['open'] },
}
const tabs = Object.keys(lists) as What[]
const most = 200
const refreshMs = 30_000

/** The addresses of the three pages that this one was before keep working. */
function readTab(path: string[], query: URLSearchParams): What {
  const asked = query.get('tab') as What
  if (tabs.includes(asked)) return asked
  if (path[0] === 'unclaimed') return query.get('state') === 'goods' ? 'goods' : 'parcels'
  return 'messages'
}

const countOf = ({ items, next }: { items: unknown[]; next: string | null }) =>
  `${count(items.length)}${next || items.length === most ? '+' : ''}`

/** All that came and fits nothing yet: messages, parcels and single goods. */
export default function WaitingPage() {
  const { t, word } = useI18n()
  const { path, query } = parseHash(useHash())
  const tab = readTab(path, query)
  const { show: List, states } = lists[tab]
  const asked = query.get('state') as State
  const state = states.includes(asked) ? asked : 'open'
  const limit = { params: { query: { limit: most } } }
  const again = every(refreshMs)
  const messages = useAnswer('/api/v1/parked', { params: { query: { limit: 1 } } }, again)
  const parcels = useAnswer('/api/v1/unclaimed', limit, again)
  const goods = useAnswer('/api/v1/unmatched-goods', limit, again)
  const open = {
    messages: { shown: messages.data && count(messages.data.total), ask: messages.refetch },
    parcels: { shown: parcels.data && countOf(parcels.data), ask: parcels.refetch },
    goods: { shown: goods.data && countOf(goods.data), ask: goods.refetch },
  }
  const go = (next: Record<string, string>) => replace(href(['waiting'], new URLSearchParams(next)))
  return (
    <Page
      title={t('nav.waiting')}
      extra={
        <Button type="primary" href={href(['scan'], new URLSearchParams({ unclaimed: '1' }))}>
          {t('unc.add')}
        </Button>
      }
    >
      <Card styles={{ body: { padding: '4px 16px 16px' } }}>
        <Tabs
          activeKey={tab}
          onChange={(key) => go({ tab: key })}
          items={tabs.map((key) => ({
            key,
            label: (
              <span>
                {word('wait.tab', key)} <span className="small quiet nums">{open[key].shown}</span>
              </span>
            ),
          }))}
        />
        <Flex justify="space-between" align="center" gap={16} className="list-head">
          <p className="quiet">{word('wait.hint', tab)}</p>
          {states.length > 1 && (
            <Segmented<State>
              value={state}
              onChange={(next) => go({ tab, state: next })}
              options={states.map((s) => ({ value: s, label: word('wait.state', s) }))}
            />
          )}
        </Flex>
        <List key={`${tab}/${state}`} state={state} onChanged={() => void open[tab].ask()} />
      </Card>
    </Page>
  )
}
