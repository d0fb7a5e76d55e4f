import { Button, Segmented, Tag, Tooltip, type TableColumnsType } from 'antd'
import { useCallback, useState } from 'react'
import { entriesApi, type EntryOrder, type EntryReceipt, type EntryState } from '../../api/entries'
import { useI18n, type I18n } from '../../parts/i18n'
import { DataList } from '../../parts/DataList'
import { ShopName } from '../../parts/ShopName'
import { useAddress } from '../../parts/useAddress'
import { useEvery } from '../../parts/useEvery'
import { usePages } from '../../parts/usePages'
import { When } from '../../parts/When'
import { useScope } from '../../parts/me'
import { ReceiveDialog } from './ReceiveDialog'

const states = ['open', 'done', 'cancelled'] as const

/** Goods that an ERP announced to the desk: what is awaited, what came, and whether the ERP knows. */
export function EntryOrders() {
  const i18n = useI18n()
  const { t, word } = i18n
  const may = useScope('evidence')
  const { query, write } = useAddress(['stock'], [], ['tab', 'state'])
  const asked = query.get('state') as EntryState
  const state = states.includes(asked) ? asked : 'open'
  const [receiving, setReceiving] = useState<EntryOrder>()
  const list = usePages<EntryOrder>(`entries/${state}`, (cursor, signal) =>
    entriesApi.list({ state, cursor, limit: 100 }, signal),
  )
  const untold = list.items.some((e) => e.receipts.some((r) => !r.confirmed))
  const { refresh } = list
  // The ERP is told a moment after the receipt: until it knows, the rows are read again.
  const look = useCallback(() => {
    if (untold) refresh()
  }, [untold, refresh])
  useEvery(5_000, look)
  return (
    <>
      <div className="filters">
        <Segmented<EntryState>
          value={state}
          onChange={(next) => write({}, { state: next })}
          options={states.map((s) => ({ value: s, label: word('entryState', s) }))}
        />
      </div>
      <DataList<EntryOrder>
        list={list}
        columns={columns(i18n, may && state === 'open' ? setReceiving : null)}
        rowKey={(e) => `${e.shop}/${e.code}`}
        empty={t('entries.empty')}
        width={1000}
      />
      {receiving && (
        <ReceiveDialog
          entry={receiving}
          onClose={() => setReceiving(undefined)}
          onDone={() => {
            setReceiving(undefined)
            list.refresh()
          }}
        />
      )}
    </>
  )
}

function columns(i18n: I18n, receive: ((entry: EntryOrder) => void) | null): TableColumnsType<EntryOrder> {
  const { t, word } = i18n
  return [
    {
      title: t('stock.ref'),
      width: 190,
      render: (_, e) => (
        <div className="two-lines">
          <b className="nums">{e.code}</b>
          <span className="small quiet">{word('entryType', e.type)}</span>
        </div>
      ),
    },
    { title: t('list.shop'), width: 130, render: (_, e) => <ShopName id={e.shop} /> },
    {
      title: t('entries.goods'),
      render: (_, e) =>
        e.lines.map((l) => (
          <div key={l.lineNo}>
            {l.name || l.sku} <span className="small quiet nums">{l.name ? l.sku : ''}</span>{' '}
            <span className="nums strong">
              {l.good + l.defective}/{l.planned}
            </span>
            {l.defective > 0 && <span className="small warn"> {t('entries.defective', { n: l.defective })}</span>}
          </div>
        )),
    },
    { title: t('entries.receipts'), width: 190, render: (_, e) => e.receipts.map((r) => receiptTag(i18n, r)) },
    {
      title: t('entries.expected'),
      width: 150,
      render: (_, e) => (
        <div className="two-lines">
          <When at={e.expectedAt} />
          <span className="small quiet nums">{e.number}</span>
        </div>
      ),
    },
    ...(receive
      ? [
          {
            title: '',
            width: 100,
            render: (_: unknown, e: EntryOrder) => (
              <Button size="small" type="primary" ghost onClick={() => receive(e)}>
                {t('entries.receive')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

/** Green when the ERP knows; until then, what it said last. */
function receiptTag({ t }: I18n, r: EntryReceipt) {
  const told = r.confirmed ? t('entries.told') : r.answer || t('entries.untold')
  return (
    <Tooltip key={r.no} title={`${r.author.replace(/^person:/, '')} · ${told}${r.note ? ` · ${r.note}` : ''}`}>
      <Tag color={r.confirmed ? 'green' : r.attempts > 0 ? 'orange' : 'blue'}>
        <When at={r.at} /> {t(r.confirmed ? 'entries.told' : 'entries.untold')}
      </Tag>
    </Tooltip>
  )
}
