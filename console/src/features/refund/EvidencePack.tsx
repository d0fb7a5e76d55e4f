import { FileZipOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { asProblem } from '../../api/cache'
import { client } from '../../api/client'
import { keep } from '../../api/transport'
import { useI18n } from '../../parts/i18n'

/** Everything that is known of the refund as one ZIP, for a dispute. */
export function EvidencePack({ shop, refundNo }: { shop: string; refundNo: string }) {
  const { t, pick } = useI18n()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const { response } = await client.GET('/api/v1/refunds/{shop}/{refundNo}/evidence-pack', {
        params: { path: { shop, refundNo } },
        parseAs: 'stream',
      })
      await keep(response, `evidence-${refundNo}.zip`)
    } catch (error) {
      const problem = asProblem(error)
      const words =
        problem.status === 404 ? t('state.absent') : pick(problem.text) || problem.message
      void message.error(`${t('refund.packFailed')}${t('common.colon')}${words}`, 6)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<FileZipOutlined />} loading={busy} onClick={() => void save()}>
      {t('refund.pack')}
    </Button>
  )
}
