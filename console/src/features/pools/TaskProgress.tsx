import { Alert, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { nameOf, textOf } from '../../api/goods'
import { poolApi, type PoolTask } from '../../api/pool'
import type { Problem } from '../../api/problem'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { asProblem } from '../../parts/useQuery'

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
  const [task, setTask] = useState<PoolTask>()
  const [problem, setProblem] = useState<Problem>()
  const [round, setRound] = useState(0)
  const finished = useRef(onFinished)
  useEffect(() => {
    finished.current = onFinished
  })
  useEffect(() => {
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    poolApi.task(id, abort.signal).then(
      (next) => {
        setTask(next)
        setProblem(undefined)
        if (next.finished) finished.current()
        else timer = setTimeout(() => setRound((r) => r + 1), everyMs)
      },
      (error: unknown) => !abort.signal.aborted && setProblem(asProblem(error)),
    )
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [id, round])
  if (problem) return <ProblemAlert problem={problem} onRetry={() => setRound((r) => r + 1)} />
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
                <span className="nums">{nameOf(f)}</span> {textOf(f.text, pick)}{' '}
                <code className="small">{f.code}</code>
              </li>
            ))}
          </ul>
        </>
      }
    />
  )
}
