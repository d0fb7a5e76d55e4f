import { Button, Card, Flex, Segmented, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { scanApi, type Match, type UnclaimedItem } from '../../api/scan'
import { useI18n } from '../../i18n'
import { AskDialog } from '../../parts/AskDialog'
import { DataList } from '../../parts/DataList'
import { Page } from '../../parts/Page'
import { ShopName } from '../../parts/ShopName'
import { sourceText } from '../../parts/source'
import { useAddress } from '../../parts/useAddress'
import { usePages } from '../../parts/usePages'
import { When } from '../../parts/When'
import { href, toOrder } from '../../shell/router'
import { ClaimDialog } from './ClaimDialog'

const states = ['open', 'claimed', 'dismissed'] as const
type State = (typeof states)[number]

function Matches({ item, onClaim }: { item: UnclaimedItem; onClaim: (match: Match) => void }) {
  const { t, pick } = useI18n()
  const matches = item.matches ?? []
  if (matches.length === 0) return <span className="quiet small">{t('unc.noMatches')}</span>
  return (
    <ul className="plain-list">
      {matches.slice(0, 3).map((m) => (
        <li key={`${m.shop}/${m.orderNo}/${m.refundNo ?? ''}`}>
          <Flex gap={8} align="center" wrap>
            <Tag color={m.score >= 80 ? 'green' : m.score >= 50 ? 'gold' : 'default'}>{m.score}</Tag>
            <a className="nums" href={toOrder(m.shop, m.orderNo)}>
              {m.orderNo}
            </a>
            <span className="small quiet">
              <ShopName id={m.shop} /> · {m.because.map(pick).join(t('common.sep'))}
            </span>
            <span className="grow" />
            <Button size="small" type="primary" ghost onClick={() => onClaim(m)}>
              {t('unc.claim')}
            </Button>
          </Flex>
        </li>
      ))}
    </ul>
  )
}

/** Parcels nobody expected, each with the orders it may belong to; only a person says whose it is. */
export default function UnclaimedPage() {
  const i18n = useI18n()
  const { t, word } = i18n
  const { query, write } = useAddress(['unclaimed'], [], ['state'])
  const asked = query.get('state') as State
  const state = states.includes(asked) ? asked : 'open'
  const [claiming, setClaiming] = useState<{ item: UnclaimedItem; match: Match | null }>()
  const [dismissing, setDismissing] = useState<UnclaimedItem>()
  const list = usePages<UnclaimedItem>(`unclaimed/${state}`, (cursor, signal) =>
    scanApi.unclaimed({ state, cursor, limit: 50 }, signal),
  )
  const done = () => {
    setClaiming(undefined)
    setDismissing(undefined)
    list.refresh()
  }
  const columns: TableColumnsType<UnclaimedItem> = [
    {
      title: t('unc.number'),
      width: 180,
      render: (_, u) => (
        <div className="two-lines">
          <b className="nums">{u.number || t('unc.noNumber')}</b>
          <span className="small quiet">{u.carrier}</span>
        </div>
      ),
    },
    {
      title: t('unc.goods'),
      width: 220,
      render: (_, u) => (
        <div className="two-lines">
          <span>{u.skus.map((s) => `${s.sku} ×${s.quantity}`).join(t('common.sep')) || '—'}</span>
          <span className="small quiet">
            {[u.phoneTail && `${t('unc.phoneTail')} ${u.phoneTail}`, u.weightGrams && `${u.weightGrams} g`, u.note]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
      ),
    },
    {
      title: t('unc.seen'),
      width: 120,
      render: (_, u) => (
        <div className="two-lines">
          <When at={u.at ?? u.foundAt} />
          <span className="small quiet">{u.author ? sourceText(i18n, u.author) : u.warehouse}</span>
        </div>
      ),
    },
    {
      title: state === 'open' ? t('unc.matches') : t('unc.claimedBy'),
      render: (_, u) =>
        state === 'open' ? (
          <Matches item={u} onClaim={(match) => setClaiming({ item: u, match })} />
        ) : u.claimed ? (
          <a className="nums" href={toOrder(u.claimed.shop, u.claimed.orderNo)}>
            {u.claimed.orderNo}
          </a>
        ) : (
          '—'
        ),
    },
    ...(state === 'open'
      ? [
          {
            title: '',
            width: 170,
            render: (_: unknown, u: UnclaimedItem) => (
              <Flex gap={8}>
                <Button size="small" onClick={() => setClaiming({ item: u, match: null })}>
                  {t('unc.manual')}
                </Button>
                <Button size="small" danger onClick={() => setDismissing(u)}>
                  {t('unc.dismiss')}
                </Button>
              </Flex>
            ),
          },
        ]
      : []),
  ]
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
          <Button type="primary" href={href(['scan'])}>
            {t('unc.add')}
          </Button>
        </Flex>
      }
    >
      <Card>
        <DataList<UnclaimedItem>
          list={list}
          columns={columns}
          rowKey={(u) => u.id}
          empty={t('unc.empty')}
          width={1000}
        />
      </Card>
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
