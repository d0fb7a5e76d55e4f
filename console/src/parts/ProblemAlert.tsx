import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { useI18n } from '../i18n'

/** What the server refused, in its own words. */
export function ProblemAlert({
  problem,
  title,
  onRetry,
  children,
}: {
  problem: Problem
  title?: string
  onRetry?: () => void
  children?: ReactNode
}) {
  const { t } = useI18n()
  const faults = problem.errors.filter((e) => e !== problem.detail)
  const words =
    problem.status === 0 && (problem.code === 'OFFLINE' || problem.code === 'TIMEOUT')
      ? t(problem.code === 'TIMEOUT' ? 'state.timeout' : 'state.offline')
      : faults.length > 0
        ? problem.title
        : problem.detail || problem.title
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title ?? t('state.error')}
      description={
        <>
          {words && <div>{words}</div>}
          {faults.length > 0 && (
            <ul className="faults">
              {faults.map((e) => (
                <li key={e}>{e}</li>
              ))}
            </ul>
          )}
          {problem.status > 0 && (
            <div className="quiet small">
              {problem.code}
              {problem.traceId && ` · ${t('state.trace')} ${problem.traceId}`}
            </div>
          )}
          {children}
        </>
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('state.retry')}
          </Button>
        )
      }
    />
  )
}
