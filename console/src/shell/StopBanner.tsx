import { Alert } from 'antd'
import { useStop } from '../parts/ask'
import { useI18n } from '../parts/i18n'
import { sourceText } from '../parts/source'
import { StopButton } from '../parts/StopButton'
import { When } from '../parts/When'

/** On every page while all shops are stopped: who said so, when and why, and the way out. */
export function StopBanner() {
  const i18n = useI18n()
  const { t } = i18n
  const stop = useStop().data
  if (!stop?.stopped || !stop.last) return null
  return (
    <Alert
      banner
      type="error"
      className="stop-banner"
      title={t('stop.title')}
      description={
        <>
          {stop.last.reason} · {sourceText(i18n, stop.last.author)} · <When at={stop.last.at} full />
        </>
      }
      action={<StopButton act="resume" />}
    />
  )
}
