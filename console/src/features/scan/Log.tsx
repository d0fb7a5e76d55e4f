import { Card } from 'antd'
import { useI18n } from '../../parts/i18n'
import type { Done } from './types'

const shown = 6

/** The last parcels, newest first: what was said of each, and what became of its refunds. */
export function Log({ done }: { done: Done[] }) {
  const { t, word } = useI18n()
  return (
    <Card title={t('scan.log')} size="small" className="card-gap">
      {done.length === 0 && <p className="quiet first">{t('scan.noLog')}</p>}
      <ul className="plain-list">
        {done.slice(0, shown).map((d, at) => (
          <li key={`${d.number}/${done.length - at}`}>
            <span className={`scan-dot ${d.tone}`} aria-hidden />{' '}
            <b className="nums">{d.number || t('unc.noNumber')}</b>
            <div className="small">
              {word('say', d.what, { number: d.number, n: d.pieces })}
              {d.results.map((r) => (
                <div key={r.refundNo} className="quiet">
                  <span className="nums">{r.refundNo}</span> {word('phase', r.phase)}
                  {r.proposal && <b className="warn"> {t('scan.proposal')}</b>}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
