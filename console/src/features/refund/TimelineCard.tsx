import { Button, Empty, Timeline } from 'antd'
import { useMemo, useState } from 'react'
import type { TimelineItem } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { folded, type FoldedItem } from './folded'

// Colour only for what a person looks for first; every other entry is plain.
const colors: Record<string, string> = {
  asked: '#1f5fbf',
  changed: '#1f5fbf',
  refunded: '#2e9d63',
  handed: '#d9822b',
  'person-said': '#d9822b',
  'refund-failed': '#cf3b3b',
  alarm: '#cf3b3b',
  'evidence-withdrawn': '#cf3b3b',
}

// A page that draws thousands of entries at once stands still.
const step = 60

function Raw({ data }: { data: unknown }) {
  const { t } = useI18n()
  const [open, setOpen] = useState(false)
  return (
    <details className="raw" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{t('refund.data')}</summary>
      {open && <pre>{JSON.stringify(data, null, 2)}</pre>}
    </details>
  )
}

function Entry({ entry: { item, first, count: times } }: { entry: FoldedItem }) {
  const i18n = useI18n()
  const { t, pick } = i18n
  return (
    <>
      <div>
        {pick(item.text)}
        {times > 1 && <b className="nums"> ×{count(times)}</b>}
      </div>
      <div className="small quiet">
        <When at={item.at} full />
        {times > 1 && (
          <>
            {' '}
            ({t('refund.firstAt')} <When at={first.at} />)
          </>
        )}{' '}
        · {sourceText(i18n, item.source)} · <Raw data={item.data} />
      </div>
    </>
  )
}

/** Newest first: what happened last is what people come to see. */
export function TimelineCard({ items }: { items: TimelineItem[] }) {
  const { t } = useI18n()
  const [most, setMost] = useState(step)
  const entries = useMemo(() => folded(items), [items])
  if (entries.length === 0) return <Empty description={t('refund.noTimeline')} />
  const hidden = entries.length - most
  return (
    <>
      <Timeline
        className="timeline"
        items={entries.slice(0, most).map((entry) => ({
          key: entry.key,
          color: colors[entry.item.type] ?? '#c3cad5',
          content: <Entry entry={entry} />,
        }))}
      />
      {hidden > 0 && (
        <Button block onClick={() => setMost(most + step)}>
          {t('refund.earlier', { n: count(hidden) })}
        </Button>
      )}
    </>
  )
}
