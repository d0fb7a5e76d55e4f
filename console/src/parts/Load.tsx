import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { useI18n } from './i18n'
import { ListProblem } from './Absent'

interface Asked<T> {
  data: T | undefined
  error: Problem | null
  refetch: () => unknown
}

/** Loading, failed, stale or there: the same everywhere. */
export function Load<T>({
  query,
  rows = 6,
  children,
}: {
  query: Asked<T>
  rows?: number
  children: (data: T) => ReactNode
}) {
  const { t } = useI18n()
  const retry = () => void query.refetch()
  if (query.data === undefined)
    return query.error ? (
      <ListProblem problem={query.error} onRetry={retry} />
    ) : (
      <Skeleton active title={false} paragraph={{ rows }} aria-busy="true" />
    )
  return (
    <>
      {query.error && (
        <Alert
          type="warning"
          showIcon
          className="stale"
          title={t('state.stale')}
          action={
            <Button size="small" onClick={retry}>
              {t('state.retry')}
            </Button>
          }
        />
      )}
      {children(query.data)}
    </>
  )
}
