import { Alert, Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client'
import type { StopAct } from '../api/shop'
import { useI18n } from '../parts/i18n'
import { AskDialog } from '../parts/AskDialog'
import { sourceText } from '../parts/source'
import { When } from '../parts/When'
import { useScope } from '../parts/me'
import { useStop } from './stop'

/** Asks before it stops all shops or lets them go on; only an administrator may. */
export function StopButton({ act }: { act: StopAct }) {
  const { t, word } = useI18n()
  const may = useScope('admin')
  const stop = useStop()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        danger={act === 'stop'}
        disabled={!may}
        title={may ? undefined : t('stop.adminOnly')}
        onClick={() => setAsking(true)}
      >
        {word('stop.act', act)}
      </Button>
      {asking && (
        <AskDialog
          title={word('stop.act', act)}
          note={word('stop.note', act)}
          undo="yes"
          ok={word('stop.act', act)}
          danger={act === 'stop'}
          reason="needed"
          content={act}
          call={(key, reason) => api.sayStop(act, reason, key)}
          onDone={(now) => {
            setAsking(false)
            stop?.set(now)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** On every page while all shops are stopped: who said so, when and why, and the way out. */
export function StopBanner() {
  const i18n = useI18n()
  const { t } = i18n
  const stop = useStop()?.data
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
