import { Button, Segmented, Tag, Tooltip, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { EntryOrderItem, EntryReceiptItem, EntryState } from '../../api/generated'
import { useI18n, type I18n } from '../../parts/i18n'
import { useList } from '../../parts/ask'
import { DataList, rowsOf } from '../../parts/DataList'
import { ShopName } from '../../parts/ShopName'
import { useAddress } from '../../parts/useAddress'
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
  const [receiving, setReceiving] = useState<EntryOrderItem>()
  const list = useList(
    '/api/v1/entry-orders',
    { params: { query: { state, limit: 100 } } },
    {
      // The ERP is told a moment after the receipt: until it knows, the rows are read again.
      refetchInterval: (asked) =>
        rowsOf(asked.state.data).some((e) => e.receipts.some((r) => !r.confirmed)) && 5_000,
    },
  )
  return (
    <>
      <div className="filters">
        <Segmented<EntryState>
          value={state}
          onChange={(next) => write({}, { state: next })}
          options={states.map((s) => ({ value: s, label: word('entryState', s) }))}
        />
      </div>
      <DataList<EntryOrderItem>
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
            void list.refetch()
          }}
        />
      )}
    </>
  )
}

function columns(i18n: I18n, receive: ((entry: EntryOrderItem) => void) | null): TableColumnsType<EntryOrderItem> {
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
            render: (_: unknown, e: EntryOrderItem) => (
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
function receiptTag({ t }: I18n, r: EntryReceiptItem) {
  const told = r.confirmed ? t('entries.told') : r.answer || t('entries.untold')
  return (
    <Tooltip key={r.no} title={`${r.author.replace(/^person:/, '')} · ${told}${r.note ? ` · ${r.note}` : ''}`}>
      <Tag color={r.confirmed ? 'green' : r.attempts > 0 ? 'orange' : 'blue'}>
        <When at={r.at} /> {t(r.confirmed ? 'entries.told' : 'entries.untold')}
      </Tag>
    </Tooltip>
  )
}
