import type { Figures } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { toRefunds } from '../../parts/router'

const tone = ['over', 'near', 'near', 'soon', 'calm']

/** How soon open refunds are due. What ends within 2 h is within 8 h, too; what is overdue stands by itself. */
export function Radar({ figures, shop }: { figures: Figures; shop: string }) {
  const { t } = useI18n()
  const rows = [
    { due: 'over', label: t('dash.overdue'), count: figures.overdue },
    ...figures.openDeadlines.map((row) => ({
      due: row.within,
      label: t('dash.within', { h: row.within.replace(/h$/, '') }),
      count: row.count,
    })),
  ]
  const most = Math.max(1, ...rows.map((r) => r.count))
  const isCalm = rows.every((r) => r.count === 0)
  const list = (query: Record<string, string>) => toRefunds(shop ? { ...query, shop } : query)
  return (
    <>
      {isCalm && <p className="quiet">{t('dash.radarNone')}</p>}
      <ul className="radar">
        {rows.map((row, i) => (
          <li key={row.due}>
            <a href={list({ due: row.due, sort: 'deadline' })}>{row.label}</a>
            <span className="radar-bar" aria-hidden>
              {row.count > 0 && (
                <i className={tone[i] ?? 'calm'} style={{ width: `max(4px, ${(row.count / most) * 100}%)` }} />
              )}
            </span>
            <b className={`nums ${row.count > 0 ? (tone[i] ?? '') : 'quiet'}`}>{count(row.count)}</b>
          </li>
        ))}
      </ul>
      <a href={list({ tab: 'person' })}>{t('dash.openPerson')}</a>
    </>
  )
}
