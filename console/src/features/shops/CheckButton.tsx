import { ApiOutlined } from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import { useState } from 'react'
import { asProblem } from '../../api/cache'
import { answerOf, client } from '../../api/client'
import { useI18n } from '../../parts/i18n'
import { useScope } from '../../parts/me'

/** Asks the server to speak to the platform now. */
export function CheckButton({ shop, onChecked }: { shop: string; onChecked: () => void }) {
  const { t, word } = useI18n()
  const { message } = App.useApp()
  const may = useScope('act')
  const [busy, setBusy] = useState(false)
  const check = async () => {
    setBusy(true)
    try {
      const { state } = await answerOf(client.POST('/api/v1/shops/{shop}/check', { params: { path: { shop } } }))
      const text = `${t('shops.checked')}${t('common.colon')}${word('conn', state)}`
      void (state === 'ok' ? message.success(text) : message.warning(text))
      onChecked()
    } catch (error) {
      void message.error(
        `${t('shops.checkFailed')}${t('common.colon')}${asProblem(error).message || t('state.offline')}`,
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <Tooltip title={may ? '' : t('act.noScope')}>
      <Button icon={<ApiOutlined />} loading={busy} disabled={!may} onClick={() => void check()}>
        {t('shops.check')}
      </Button>
    </Tooltip>
  )
}
