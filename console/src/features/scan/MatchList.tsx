import type { MatchItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { ShopName } from '../../parts/ShopName'

/** Whose parcel it may be, best first, each with its digit. */
export function MatchList({ matches }: { matches: MatchItem[] }) {
  const { t, pick } = useI18n()
  return (
    <ol className="scan-matches">
      {matches.map((m) => (
        <li key={`${m.shop}/${m.orderNo}/${m.refundNo ?? ''}`}>
          <b className="nums">{m.orderNo}</b> <span className="nums">{m.refundNo}</span> <ShopName id={m.shop} />{' '}
          <b>{t('unc.score', { n: m.score })}</b>
          <div className="small quiet">{m.because.map(pick).join(t('common.sep'))}</div>
        </li>
      ))}
    </ol>
  )
}
