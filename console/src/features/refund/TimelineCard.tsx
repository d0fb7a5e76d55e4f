import { Empty, Timeline } from 'antd'
import { useState } from 'react'
import type { TimelineItem } from '../../api/refund'
import { useI18n } from '../../i18n'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'

// Colour only for what a person looks for first; every other entry is plain.
const colors: Record<string, string> = {
  asked: '#1f5fbf', changed: '#1f5fbf', refunded: '#2e9d63', handed: '#d9822b', 'person-said': '#d9822b',
  'refund-failed': '#cf3b3b', alarm: '#cf3b3b', 'evidence-withdrawn': '#cf3b3b',
}

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

/** Newest first: what happened last is what people come to see. */
export function TimelineCard({ items }: { items: TimelineItem[] }) {
  const i18n = useI18n()
  const { t, pick } = i18n
  if (items.length === 0) return <Empty description={t('refund.noTimeline')} />
  const newest = items.map((item, at) => ({ item, at })).reverse()
  return (
    <Timeline
      className="timeline"
      items={newest.map(({ item, at }) => ({
        key: `${item.version}/${at}`,
        color: colors[item.type] ?? '#c3cad5',
        content: (
          <>
            <div>{pick(item.text)}</div>
            <div className="small quiet">
              <When at={item.at} full /> · {sourceText(i18n, item.source)} · <Raw data={item.data} />
            </div>
          </>
        ),
      }))}
    />
  )
}
