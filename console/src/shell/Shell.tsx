import { Button, Dropdown, Layout, Menu } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { session } from '../api/session'
import { useI18n } from '../parts/i18n'
import { startLive } from '../api/live/bus'
import { follow } from '../api/live/follow'
import { useMe } from '../parts/ask'
import { Brand } from './Brand'
import { LogoutOutlined } from '@ant-design/icons'
import { LanguageSwitch } from './LanguageSwitch'
import { LiveBadge } from './LiveBadge'
import { menuItems } from './menu'
import { StopBanner } from './StopBanner'

export function Shell({ page, children }: { page: string; children: ReactNode }) {
  const { t } = useI18n()
  const me = useMe().data
  const cache = useQueryClient()
  const [narrow, setNarrow] = useState(false)
  useEffect(startLive, [])
  useEffect(() => follow(cache), [cache])
  const items = menuItems(t, narrow)
  return (
    <Layout className="shell">
      <a
        className="skip"
        href="#main"
        onClick={(e) => {
          e.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {t('nav.skip')}
      </a>
      <Layout.Sider
        width={200}
        theme="light"
        breakpoint="lg"
        collapsedWidth={56}
        collapsed={narrow}
        onCollapse={setNarrow}
        trigger={null}
      >
        <a href="#/" className={narrow ? 'brand-link narrow' : 'brand-link'}>
          <Brand />
        </a>
        <nav aria-label={t('nav.main')}>
          <Menu mode="inline" selectedKeys={[page]} items={items} />
        </nav>
      </Layout.Sider>
      <Layout>
        <Layout.Header className="top">
          <LiveBadge />
          <span className="grow" />
          <LanguageSwitch />
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                {
                  key: 'scopes',
                  disabled: true,
                  label: `${t('session.scopes')}: ${me?.scopes.join(', ') || '—'}`,
                },
                {
                  key: 'out',
                  icon: <LogoutOutlined />,
                  label: t('session.leave'),
                  onClick: () => session.signOut(),
                },
              ],
            }}
          >
            <Button type="text">{me?.name || t('session.key')}</Button>
          </Dropdown>
        </Layout.Header>
        <StopBanner />
        <Layout.Content id="main" tabIndex={-1} className="main">
          {children}
        </Layout.Content>
      </Layout>
    </Layout>
  )
}
