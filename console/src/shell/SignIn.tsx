import { Alert, Button, Card, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { session } from '../api/session'
import { useI18n } from '../parts/i18n'
import { Brand } from './Brand'
import { LanguageSwitch } from './LanguageSwitch'

export function SignIn() {
  const { t } = useI18n()
  const [key, setKey] = useState('')
  useEffect(() => {
    document.title = `${t('session.title')} · ${t('app.name')}`
  }, [t])
  return (
    <main className="sign-in">
      <div className="sign-in-language">
        <LanguageSwitch />
      </div>
      <Card className="sign-in-card">
        <Brand />
        <p className="quiet">{t('app.tagline')}</p>
        {session.wasRejected() && <Alert type="error" showIcon title={t('session.rejected')} role="alert" />}
        <Form layout="vertical" requiredMark={false} onFinish={() => key.trim() && session.signIn(key)}>
          <Form.Item
            label={t('session.key')}
            name="key"
            extra={t('session.hint')}
            rules={[{ required: true, whitespace: true, message: t('session.empty') }]}
          >
            <Input.Password
              autoFocus
              autoComplete="off"
              size="large"
              placeholder="ak_…"
              value={key}
              onChange={(e) => setKey(e.target.value)}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block>
            {t('session.enter')}
          </Button>
        </Form>
      </Card>
    </main>
  )
}
