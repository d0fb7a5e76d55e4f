import { Alert, Button, Progress } from 'antd'
import { useEffect, useRef } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { PoolTaskView } from '../../api/generated'
import { useAnswer, useTell } from '../../parts/ask'
import { nameOf } from '../../parts/BulkView'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { useSend } from '../../parts/useSend'

const everyMs = 700
const mostFailures = 10
const path = '/api/v1/pool/tasks/{id}'

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
  const { t, word, pick } = useI18n()
  const tell = useTell()
  const { busy, problem, send } = useSend<PoolTaskView>()
  const asks = { params: { path: { id } } }
  const {
    data: task,
    error,
    refetch,
  } = useAnswer(path, asks, {
    refetchInterval: (asked) => !asked.state.error && !asked.state.data?.finished && everyMs,
  })
  const finished = useRef(onFinished)
  useEffect(() => {
    finished.current = onFinished
  })
  const isOver = task?.finished === true
  useEffect(() => {
    if (isOver) finished.current()
  }, [isOver])
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!task) return null
  const stop = () =>
    send(id, (key) =>
      answerOf(client.POST('/api/v1/pool/tasks/{id}/stop', { params: { path: { id }, header: once(key) } })),
    ).then((now) => now && tell(path, asks, now))
  const worked = task.done + task.failed
  const how = { done: count(task.done), total: count(task.total), failed: count(task.failed) }
  const title = task.stoppedBy ? 'pool.taskStopped' : isOver ? 'pool.taskDone' : 'pool.task'
  return (
    <Alert
      className="gap-below"
      type={!isOver ? 'info' : task.failed > 0 || task.stoppedBy ? 'warning' : 'success'}
      showIcon
      role="status"
      title={`${word('poolDo', task.action)} · ${t(title, { ...how, by: task.stoppedBy ?? '' })}`}
      {...(isOver
        ? { closable: { onClose } }
        : {
            action: (
              <Button size="small" danger loading={busy} onClick={() => void stop()}>
                {t('pool.taskStop')}
              </Button>
            ),
          })}
      description={
        <>
          <Progress
            percent={task.total > 0 ? Math.min(100, Math.floor((worked / task.total) * 100)) : 100}
            size="small"
          />
          {problem && <ProblemAlert problem={problem} />}
          <ul className="faults">
            {task.failures.slice(0, mostFailures).map((f, at) => (
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
