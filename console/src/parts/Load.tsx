import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useI18n } from './i18n'
import { ListProblem } from './Absent'
import type { Loaded } from './useQuery'

/** Loading, failed, stale or there: the same everywhere. */
export function Load<T>({
  query,
  rows = 6,
  children,
}: {
  query: Loaded<T>
  rows?: number
  children: (data: T) => ReactNode
}) {
  const { t } = useI18n()
  if (query.data === undefined)
    return query.problem ? (
      <ListProblem problem={query.problem} onRetry={query.reload} />
    ) : (
      <Skeleton active title={false} paragraph={{ rows }} aria-busy="true" />
    )
  return (
    <>
      {query.problem && (
        <Alert
          type="warning"
          showIcon
          className="stale"
          title={t('state.stale')}
          action={
            <Button size="small" onClick={query.reload}>
              {t('state.retry')}
            </Button>
          }
        />
      )}
      {children(query.data)}
    </>
  )
}
