import type { Figures } from '../../api/figures'
import { count } from '../../format/money'
import { useI18n } from '../../i18n'
import { toRefunds } from '../../shell/router'

const tone = ['near', 'soon', 'calm']

/** Counts are cumulative as the server gives them: what ends within 2 h is within 8 h, too. */
export function Radar({ figures, shop }: { figures: Figures; shop: string }) {
  const { t } = useI18n()
  const rows = figures.openDeadlines
  const most = Math.max(1, ...rows.map((r) => r.count))
  const isCalm = rows.every((r) => r.count === 0)
  const query: Record<string, string> = shop ? { tab: 'person', shop } : { tab: 'person' }
  return (
    <>
      {isCalm && <p className="quiet">{t('dash.radarNone')}</p>}
      <ul className="radar">
        {rows.map((row, i) => (
          <li key={row.within}>
            <span>{t('dash.within', { h: row.within.replace(/h$/, '') })}</span>
            <span className="radar-bar" aria-hidden>
              {row.count > 0 && (
                <i className={tone[i] ?? 'calm'} style={{ width: `max(4px, ${(row.count / most) * 100}%)` }} />
              )}
            </span>
            <b className={`nums ${row.count > 0 ? (tone[i] ?? '') : 'quiet'}`}>{count(row.count)}</b>
          </li>
        ))}
      </ul>
      <a href={toRefunds(query)}>{t('dash.openPerson')}</a>
    </>
  )
}
