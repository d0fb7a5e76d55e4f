import { App as AntApp, ConfigProvider, Result, Skeleton, Spin } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { newCache } from './api/cache'
import { session } from './api/session'
import { useI18n } from './parts/i18n'
import { ProblemAlert } from './parts/ProblemAlert'
import { useMe } from './parts/ask'
import { ErrorBoundary } from './shell/ErrorBoundary'
import { parseHash, useHash } from './parts/router'
import { Shell } from './shell/Shell'
import { SignIn } from './shell/SignIn'
import { theme } from './parts/theme'

const load = {
  dashboard: () => import('./features/dashboard/DashboardPage'),
  refunds: () => import('./features/refunds/RefundsPage'),
  refund: () => import('./features/refund/RefundPage'),
  shops: () => import('./features/shops/ShopsPage'),
  shop: () => import('./features/shops/ShopPage'),
  waiting: () => import('./features/waiting/WaitingPage'),
  pool: () => import('./features/pools/PoolPage'),
  sales: () => import('./features/sales/SalesPage'),
  order: () => import('./features/order/OrderPage'),
  returns: () => import('./features/returns/ReturnsPage'),
  oneReturn: () => import('./features/returns/ReturnPage'),
  scan: () => import('./features/scan/ScanPage'),
  losses: () => import('./features/losses/LossesPage'),
  stock: () => import('./features/stock/StockPage'),
  books: () => import('./features/books/BooksPage'),
  jobs: () => import('./features/jobs/JobsPage'),
  mapping: () => import('./features/mapping/MappingPage'),
  reconciliation: () => import('./features/reconciliation/ReconciliationPage'),
}

const Dashboard = lazy(load.dashboard)
const Refunds = lazy(load.refunds)
const Refund = lazy(load.refund)
const Shops = lazy(load.shops)
const Shop = lazy(load.shop)
const Waiting = lazy(load.waiting)
const Pool = lazy(load.pool)
const Sales = lazy(load.sales)
const Order = lazy(load.order)
const Returns = lazy(load.returns)
const Return = lazy(load.oneReturn)
const Scan = lazy(load.scan)
const Losses = lazy(load.losses)
const Stock = lazy(load.stock)
const Books = lazy(load.books)
const Jobs = lazy(load.jobs)
const Mapping = lazy(load.mapping)
const Reconciliation = lazy(load.reconciliation)

/** The other pages are fetched once the first one stands: moving on is instant, also while the server is away. */
function useAllPagesSoon() {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled(Object.values(load).map((page) => page())), 1_500)
    return () => clearTimeout(timer)
  }, [])
}

interface Shown {
  name: string
  content: ReactNode
}

/** Pages that are always the same one, by the first part of the address. */
const plain: Record<string, ReactNode> = {
  dashboard: <Dashboard />,
  refunds: <Refunds />,
  shops: <Shops />,
  waiting: <Waiting />,
  sales: <Sales />,
  returns: <Returns />,
  scan: <Scan />,
  losses: <Losses />,
  stock: <Stock />,
  books: <Books />,
  jobs: <Jobs />,
  reconciliation: <Reconciliation />,
}

/** Pages about one thing: its ids follow in the address. */
function oneOf([first, second, third, fourth]: string[]): Shown | null {
  const key = [second, third, fourth].join('/')
  if (first === 'refunds' && second && third)
    return { name: 'refunds', content: <Refund key={key} shop={second} refundNo={third} /> }
  if (first === 'shops' && second) return { name: 'shops', content: <Shop key={second} id={second} /> }
  if (first === 'orders' && second && third)
    return { name: 'sales', content: <Order key={key} shop={second} orderNo={third} /> }
  if (first === 'returns' && second && third && fourth)
    return { name: 'returns', content: <Return key={key} shop={second} orderNo={third} returnNo={fourth} /> }
  // What the page was before it was one: links that people kept still open.
  if (first === 'parked' || first === 'unclaimed') return { name: 'waiting', content: <Waiting /> }
  if (first === 'mapping') return { name: 'mapping', content: <Mapping key={key} shop={second} /> }
  if (first === 'pool') {
    const kind = second === 'refunds' ? 'refunds' : 'orders'
    return { name: 'pool', content: <Pool key={kind} kind={kind} /> }
  }
  return null
}

function pageOf(path: string[]): Shown | null {
  const one = oneOf(path)
  if (one) return one
  const [name = 'dashboard'] = path
  const content = Object.hasOwn(plain, name) ? plain[name] : undefined
  return content ? { name, content } : null
}

function SignedIn() {
  const { t } = useI18n()
  const { path } = parseHash(useHash())
  useAllPagesSoon()
  const me = useMe()
  if (!me.data)
    return (
      <main className="sign-in">
        {me.error ? <ProblemAlert problem={me.error} onRetry={() => void me.refetch()} /> : <Spin size="large" />}
      </main>
    )
  const page = pageOf(path)
  return (
    <Shell page={page?.name ?? ''}>
      <ErrorBoundary key={path.join('/')}>
        <Suspense fallback={<Skeleton active className="page" />}>
          {page?.content ?? (
            <Result status="404" title={t('state.notFound')} extra={<a href="#/">{t('state.home')}</a>} />
          )}
        </Suspense>
      </ErrorBoundary>
    </Shell>
  )
}

/** What one key may see is known to nobody else: the cache goes with it. */
function Session() {
  const [cache] = useState(newCache)
  return (
    <QueryClientProvider client={cache}>
      <SignedIn />
    </QueryClientProvider>
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
      <AntApp>{key ? <Session key={key} /> : <SignIn />}</AntApp>
    </ConfigProvider>
  )
}
