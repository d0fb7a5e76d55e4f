import { Alert, Progress } from 'antd'
import { useEffect, useRef } from 'react'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { useAnswer } from '../../parts/ask'
import { nameOf } from '../../parts/BulkView'
import { ProblemAlert } from '../../parts/ProblemAlert'

const everyMs = 700
const mostFailures = 10

/** How far "all that match" are; the work goes on in the server when this page is left. */
export function TaskProgress({
  id,
  onFinished,
  onClose,
}: {
  id: string
  onFinished: () => void
  onClose: () => void
}) {
  const { t, pick } = useI18n()
  const {
    data: task,
    error,
    refetch,
  } = useAnswer(
    '/api/v1/pool/tasks/{id}',
    { params: { path: { id } } },
    {
      refetchInterval: (asked) => !asked.state.error && !asked.state.data?.finished && everyMs,
    },
  )
  const finished = useRef(onFinished)
  useEffect(() => {
    finished.current = onFinished
  })
  const isOver = task?.finished === true
  useEffect(() => {
    if (isOver) finished.current()
  }, [isOver])
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  const percent = task && task.total > 0 ? Math.floor((task.done / task.total) * 100) : 0
  const failures = task?.failures ?? []
  return (
    <Alert
      className="gap-below"
      type={task?.finished ? (task.failed > 0 ? 'warning' : 'success') : 'info'}
      showIcon
      role="status"
      title={t(task?.finished ? 'pool.taskDone' : 'pool.task', {
        done: count(task?.done ?? 0),
        total: count(task?.total ?? 0),
        failed: count(task?.failed ?? 0),
      })}
      {...(task?.finished && { closable: { onClose } })}
      description={
        <>
          <Progress percent={task?.finished ? 100 : percent} size="small" />
          <ul className="faults">
            {failures.slice(0, mostFailures).map((f, at) => (
              <li key={`${nameOf(f)}/${at}`}>
                <span className="nums">{nameOf(f)}</span> {pick(f.text)} <code className="small">{f.code}</code>
              </li>
            ))}
          </ul>
        </>
      }
    />
  )
}
