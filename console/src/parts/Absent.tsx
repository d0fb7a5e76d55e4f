import { Alert } from 'antd'
import type { Problem } from '../api/problem'
import { useI18n } from './i18n'
import { ProblemAlert } from './ProblemAlert'

/** Whether the server has no such part at all: an older one, or one that is built without it. */
export const isAbsent = (problem: Problem | null | undefined) =>
  !!problem && (problem.status === 404 || problem.status === 405 || problem.status === 501)

/** The problem of a whole list: a server that does not know the list says so in plain words. */
export function ListProblem({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t } = useI18n()
  if (!isAbsent(problem)) return <ProblemAlert problem={problem} onRetry={onRetry} />
  return <Alert type="info" showIcon role="alert" title={t('state.absent')} />
}
