import { FileZipOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { path, textOf } from '../../api/goods'
import { download } from '../../api/http'
import { useI18n } from '../../parts/i18n'
import { asProblem } from '../../parts/useQuery'

/** Everything that is known of the refund as one ZIP, for a dispute. */
export function EvidencePack({ shop, refundNo }: { shop: string; refundNo: string }) {
  const { t, pick } = useI18n()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await download(`${path('refunds', shop, refundNo)}/evidence-pack`, {}, `evidence-${refundNo}.zip`)
    } catch (error) {
      const problem = asProblem(error)
      const words =
        problem.status === 404 ? t('state.absent') : textOf(problem.words, pick)
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
