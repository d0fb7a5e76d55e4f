import { Tooltip } from 'antd'
import { fullTime, shortTime, toMs } from './format/time'
import { useI18n } from './i18n'
import { useNow } from '../api/live/clock'

/** A time in Beijing time; the whole of it, its zone and its age are in the tooltip. */
export function When({ at, full = false }: { at: string | null | undefined; full?: boolean }) {
  const { t, span } = useI18n()
  const now = useNow()
  const ms = toMs(at)
  if (ms === null) return <span className="quiet">—</span>
  const distance = t(ms > now ? 'common.in' : 'common.ago', { span: span(now - ms) })
  return (
    <Tooltip
      title={
        <>
          {fullTime(ms)} · {distance}
          <br />
          {t('common.zone')}
        </>
      }
    >
      <time dateTime={new Date(ms).toISOString()} className="nums">
        {full ? fullTime(ms) : shortTime(ms, now)}
      </time>
    </Tooltip>
  )
}
