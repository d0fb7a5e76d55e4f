import { Tooltip } from 'antd'
import { fullTime, shortTime, toMs, urgency } from './format/time'
import { useI18n } from './i18n'
import type { RefundItem } from '../api/generated'
import { useNow } from '../api/live/clock'

/** When the platform decides by itself; counted down in colour only while the refund is still open. */
export function Deadline({ item, inline = false }: { item: RefundItem; inline?: boolean }) {
  const { t, span } = useI18n()
  const now = useNow()
  const ms = toMs(item.deadlineAt)
  const isOpen = item.phase !== 'refunded' && item.phase !== 'closed'
  if (ms === null) return <span className="quiet">{isOpen ? t('list.noDeadline') : '—'}</span>
  const level = urgency(ms, now)
  return (
    <Tooltip
      title={
        <>
          {fullTime(ms)}
          <br />
          {t('common.zone')}
        </>
      }
    >
      <span className={inline ? 'deadline inline' : 'deadline'}>
        {isOpen && (
          <span className={`left ${level}`}>
            {t(level === 'past' ? 'list.past' : 'list.left', { span: span(ms - now) })}
          </span>
        )}
        <time className="nums quiet" dateTime={new Date(ms).toISOString()}>
          {shortTime(ms, now)}
        </time>
      </span>
    </Tooltip>
  )
}
