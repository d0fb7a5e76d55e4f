import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../api/client'
import { useTell } from './ask'
import { AskDialog } from './AskDialog'
import { useI18n } from './i18n'
import { useScope } from './me'

/** Asks before it stops all shops or lets them go on; only an administrator may. */
export function StopButton({ act }: { act: 'stop' | 'resume' }) {
  const { t, word } = useI18n()
  const may = useScope('admin')
  const tell = useTell()
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
          call={(key, reason) =>
            answerOf(client.POST(`/api/v1/installation/${act}`, { params: { header: once(key) }, body: { reason } }))
          }
          onDone={(now) => {
            setAsking(false)
            tell('/api/v1/installation', undefined, now)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
