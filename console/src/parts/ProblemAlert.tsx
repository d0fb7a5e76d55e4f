import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { useI18n } from './i18n'

/** What the server refused, in its own words. */
export function ProblemAlert({
  problem,
  title,
  onRetry,
  onReload,
  children,
}: {
  problem: Problem
  title?: string
  onRetry?: () => void
  /** Reads again what somebody else changed meanwhile; what was typed is given up. */
  onReload?: () => void
  children?: ReactNode
}) {
  const { t, pick } = useI18n()
  const faults = problem.errors.filter((e) => e !== problem.detail)
  const said = pick(problem.text)
  const words =
    problem.status === 0 && (problem.code === 'OFFLINE' || problem.code === 'TIMEOUT')
      ? t(problem.code === 'TIMEOUT' ? 'state.timeout' : 'state.offline')
      : faults.length > 0
        ? said && said !== problem.detail
          ? said
          : problem.title
        : said || problem.detail || problem.title
  const figures = faults.length === 0 && problem.detail !== words ? problem.detail : ''
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title ?? t('state.error')}
      description={
        <>
          {words && <div>{words}</div>}
          {figures && <div className="quiet small">{figures}</div>}
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
          {onReload && (problem.status === 409 || problem.status === 412) && (
            <Button size="small" onClick={onReload}>
              {t('common.reload')}
            </Button>
          )}
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
