import { Button, Card, Flex, Segmented } from 'antd'
import { useState } from 'react'
import { scanApi, type Match, type UnclaimedItem } from '../../api/scan'
import { useI18n } from '../../i18n'
import { AskDialog } from '../../parts/AskDialog'
import { DataList } from '../../parts/DataList'
import { Page } from '../../parts/Page'
import { useAddress } from '../../parts/useAddress'
import { usePages } from '../../parts/usePages'
import { href } from '../../shell/router'
import { ClaimDialog } from './ClaimDialog'
import { columns } from './columns'
import { MatchesDrawer } from './MatchesDrawer'
import { UnmatchedGoods } from './UnmatchedGoods'

/** The last one is not parcels: single pieces that belong to nobody. */
const states = ['open', 'claimed', 'dismissed', 'goods'] as const
type State = (typeof states)[number]

/** Parcels nobody expected, each with the orders it may belong to; only a person says whose it is. */
export default function UnclaimedPage() {
  const i18n = useI18n()
  const { t, word } = i18n
  const { query, write } = useAddress(['unclaimed'], [], ['state'])
  const asked = query.get('state') as State
  const state = states.includes(asked) ? asked : 'open'
  const [seen, setSeen] = useState<UnclaimedItem>()
  const [claiming, setClaiming] = useState<{ item: UnclaimedItem; match: Match | null }>()
  const [dismissing, setDismissing] = useState<UnclaimedItem>()
  const parcels = state === 'goods' ? 'open' : state
  const list = usePages<UnclaimedItem>(`unclaimed/${parcels}`, (cursor, signal) =>
    scanApi.unclaimed({ state: parcels, cursor, limit: 100 }, signal),
  )
  const done = () => {
    setSeen(undefined)
    setClaiming(undefined)
    setDismissing(undefined)
    list.refresh()
  }
  const actions = (item: UnclaimedItem) => (
    <Flex gap={8} wrap>
      <Button size="small" type="primary" ghost onClick={() => setSeen(item)}>
        {t('unc.see')}
      </Button>
      <Button size="small" onClick={() => setClaiming({ item, match: null })}>
        {t('unc.manual')}
      </Button>
      <Button size="small" danger onClick={() => setDismissing(item)}>
        {t('unc.dismiss')}
      </Button>
    </Flex>
  )
  return (
    <Page
      title={t('nav.unclaimed')}
      extra={
        <Flex gap={8}>
          <Segmented<State>
            value={state}
            onChange={(next) => write({}, { state: next })}
            options={states.map((s) => ({ value: s, label: word('unc.state', s) }))}
          />
          <Button type="primary" href={href(['scan'], new URLSearchParams({ unclaimed: '1' }))}>
            {t('unc.add')}
          </Button>
        </Flex>
      }
    >
      {state === 'goods' ? (
        <UnmatchedGoods />
      ) : (
        <Card>
          <DataList<UnclaimedItem>
            list={list}
            columns={columns(i18n, state === 'open' ? actions : null)}
            rowKey={(u) => u.id}
            empty={t('unc.empty')}
            {...(state === 'open' && { hint: t('unc.emptyHint') })}
            width={1000}
          />
        </Card>
      )}
      {seen && (
        <MatchesDrawer
          item={seen}
          onClose={() => setSeen(undefined)}
          onClaim={(match) => setClaiming({ item: seen, match })}
        />
      )}
      {claiming && <ClaimDialog {...claiming} onDone={done} onClose={() => setClaiming(undefined)} />}
      {dismissing && (
        <AskDialog
          title={t('unc.dismissTitle')}
          note={t('unc.dismissNote')}
          undo="no"
          ok={t('unc.dismiss')}
          danger
          reason="needed"
          content={dismissing.id}
          call={(key, reason) => scanApi.dismiss(dismissing.id, reason, key)}
          onDone={done}
          onClose={() => setDismissing(undefined)}
        />
      )}
    </Page>
  )
}
