import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, LoadingOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useI18n, type I18n } from '../../parts/i18n'
import { sayingText } from './machine'
import { restOfAll } from './rows'
import type { ScanState, Tone } from './types'

const icons: Record<Tone, ReactNode> = {
  good: <CheckCircleFilled aria-hidden />,
  bad: <CloseCircleFilled aria-hidden />,
  info: <InfoCircleFilled aria-hidden />,
}

function phaseText({ t }: I18n, state: ScanState): string {
  const rest = restOfAll(state.rows)
  if (state.phase === 'failed' && state.counted) return t('scan.counted')
  if (state.phase === 'grade' && rest === 0) return t('scan.phase.confirm')
  return t(`scan.phase.${state.phase}`, { number: state.number, n: rest, of: state.rows.length, at: state.at + 1 })
}

/** What the table is doing, in letters that are read from two metres; colour never says anything alone. */
export function Sign({ state }: { state: ScanState }) {
  const i18n = useI18n()
  const { saying } = state
  const tone = saying?.tone ?? 'info'
  const isBusy = state.phase === 'looking' || state.phase === 'sending'
  const more = saying && sayingText(saying, i18n.pick)
  return (
    <div
      id="scan-sign"
      className={`scan-sign ${isBusy ? 'busy' : saying ? tone : 'calm'}`}
      role="status"
      aria-live="assertive"
    >
      <div className="scan-say">
        {isBusy ? <LoadingOutlined aria-hidden /> : saying && icons[tone]}{' '}
        {saying ? i18n.word('say', saying.key, saying.values) : phaseText(i18n, state)}
      </div>
      {more && <div className="scan-more">{more}</div>}
      {saying && <div className="scan-more quiet">{phaseText(i18n, state)}</div>}
      {state.waiting && <div className="scan-more">{i18n.t('scan.waiting', { number: state.waiting })}</div>}
    </div>
  )
}
