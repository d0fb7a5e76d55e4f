import { App as AntApp, ConfigProvider, Result, Skeleton, Spin } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import { api } from './api/client'
import { session } from './api/session'
import { useI18n } from './i18n'
import { ProblemAlert } from './parts/ProblemAlert'
import { useQuery } from './parts/useQuery'
import { ErrorBoundary } from './shell/ErrorBoundary'
import { MeContext } from './shell/me'
import { parseHash, useHash } from './shell/router'
import { Shell } from './shell/Shell'
import { SignIn } from './shell/SignIn'
import { theme } from './shell/theme'

const load = {
  dashboard: () => import('./features/dashboard/DashboardPage'),
  refunds: () => import('./features/refunds/RefundsPage'),
  refund: () => import('./features/refund/RefundPage'),
  shops: () => import('./features/shops/ShopsPage'),
  shop: () => import('./features/shops/ShopPage'),
  parked: () => import('./features/parked/ParkedPage'),
}

const Dashboard = lazy(load.dashboard)
const Refunds = lazy(load.refunds)
const Refund = lazy(load.refund)
const Shops = lazy(load.shops)
const Shop = lazy(load.shop)
const Parked = lazy(load.parked)

/** The other pages are fetched once the first one stands: moving on is instant, also while the server is away. */
function useAllPagesSoon() {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled(Object.values(load).map((page) => page())), 1_500)
    return () => clearTimeout(timer)
  }, [])
}

function pageOf([first, second, third]: string[]): { name: string; content: ReactNode } | null {
  if (first === undefined || first === 'dashboard') return { name: 'dashboard', content: <Dashboard /> }
  if (first === 'refunds' && second && third)
    return { name: 'refunds', content: <Refund key={`${second}/${third}`} shop={second} refundNo={third} /> }
  if (first === 'refunds') return { name: 'refunds', content: <Refunds /> }
  if (first === 'shops' && second) return { name: 'shops', content: <Shop key={second} id={second} /> }
  if (first === 'shops') return { name: 'shops', content: <Shops /> }
  return first === 'parked' ? { name: 'parked', content: <Parked /> } : null
}

function SignedIn() {
  const { t } = useI18n()
  const { path } = parseHash(useHash())
  useAllPagesSoon()
  const me = useQuery('me', (signal) => api.me(signal))
  if (!me.data)
    return (
      <main className="sign-in">
        {me.problem ? <ProblemAlert problem={me.problem} onRetry={me.reload} /> : <Spin size="large" />}
      </main>
    )
  const page = pageOf(path)
  return (
    <MeContext value={me.data}>
      <Shell page={page?.name ?? ''}>
        <ErrorBoundary key={path.join('/')}>
          <Suspense fallback={<Skeleton active className="page" />}>
            {page?.content ?? (
              <Result status="404" title={t('state.notFound')} extra={<a href="#/">{t('state.home')}</a>} />
            )}
          </Suspense>
        </ErrorBoundary>
      </Shell>
    </MeContext>
  )
}

export function App() {
  const { language } = useI18n()
  const key = useSyncExternalStore(session.subscribe, session.key)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  }, [language])
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntApp>{key ? <SignedIn key={key} /> : <SignIn />}</AntApp>
    </ConfigProvider>
  )
}
