import { App, Button, Card, Empty, Flex, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { answerOf, client, once, over } from '../../api/client'
import type { JobItem, JobRunItem } from '../../api/generated'
import { newKey } from '../../api/transport'
import { every, useAnswer } from '../../parts/ask'
import { latency } from '../../parts/format/time'
import { useI18n, type I18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { ShopName } from '../../parts/ShopName'
import { useSend } from '../../parts/useSend'
import { When } from '../../parts/When'
import { useScope } from '../../parts/me'
import { countsText } from './counts'
import { ListsCard } from './ListsCard'
import { everyOf, readPlan } from './plan'
import { changeJob, PlanDialog } from './PlanDialog'
import { RunsDrawer } from './RunsDrawer'

export function planText({ t, word }: I18n, text: string): string {
  const plan = readPlan(text)
  if (!plan) return text
  if (plan.is === 'cron') return t('jobs.cron', { line: plan.line })
  const { n, unit } = everyOf(plan.seconds)
  return n === 1 ? word('jobs.everyOne', unit) : t('jobs.every', { n, unit: word('jobs.unit', unit) })
}

function LastRun({ run }: { run: JobRunItem | null | undefined }) {
  const i18n = useI18n()
  if (!run) return <span className="quiet">{i18n.t('jobs.neverRun')}</span>
  return (
    <div className="two-lines">
      <span>
        <Tag color={run.error ? 'red' : 'green'}>{i18n.t(run.error ? 'jobs.failed' : 'jobs.ok')}</Tag>
        <When at={run.at} /> <span className="quiet small nums">{latency(run.durationMs)}</span>
      </span>
      <span className={run.error ? 'small warn' : 'small quiet'}>{run.error || countsText(i18n, run.counts)}</span>
    </div>
  )
}

/** With `full` a fetch reads its whole window again, and what was removed from the pool comes back. */
const run = ({ id }: JobItem, full: boolean) =>
  answerOf(client.POST('/api/v1/jobs/{id}/run', { params: { path: { id }, header: once(newKey()) }, body: { full } }))

/** Its own plan again, and not paused. */
const reset = ({ id, version }: JobItem) =>
  answerOf(client.DELETE('/api/v1/jobs/{id}', { params: { path: { id }, header: over(version) } }))

/** Everything that runs by itself: when, what it did last, and the ways to change that. */
export default function JobsPage() {
  const i18n = useI18n()
  const { t, word } = i18n
  const { message } = App.useApp()
  const may = useScope('configure')
  const mayRun = useScope('act')
  const jobs = useAnswer('/api/v1/jobs', undefined, every(2_000))
  const [planning, setPlanning] = useState<JobItem>()
  const [open, setOpen] = useState<JobItem>()
  const sending = useSend<true>()
  const act = async (what: string, job: JobItem, call: () => Promise<unknown>) => {
    if (!(await sending.send([what, job.id, newKey()], async () => (await call(), true)))) return
    void message.success(word('jobs.did', what))
    void jobs.refetch()
  }
  const columns: TableColumnsType<JobItem> = [
    {
      title: t('jobs.job'),
      width: 220,
      render: (_, job) => (
        <div className="two-lines">
          <b>{word('jobKind', job.kind)}</b>
          <span className="small quiet">{job.shop ? <ShopName id={job.shop} /> : t('dash.allShops')}</span>
        </div>
      ),
    },
    {
      title: t('jobs.plan'),
      width: 190,
      render: (_, job) => (
        <div className="two-lines">
          <span>
            {planText(i18n, job.plan)} {job.paused && <Tag color="orange">{t('jobs.paused')}</Tag>}
            {job.running && <Tag color="blue">{t('jobs.running')}</Tag>}
          </span>
          {!job.paused && job.nextAt && (
            <span className="small quiet">
              {t('jobs.next')} <When at={job.nextAt} />
            </span>
          )}
        </div>
      ),
    },
    { title: t('jobs.last'), render: (_, job) => <LastRun run={job.lastRun} /> },
    {
      title: '',
      width: 500,
      render: (_, job) => (
        <Flex gap={8} wrap>
          <Button
            size="small"
            disabled={!mayRun}
            loading={job.running}
            onClick={() => void act('run', job, () => run(job, false))}
          >
            {t('jobs.run')}
          </Button>
          {job.kind === 'fetch' && (
            <Button
              size="small"
              disabled={!mayRun}
              title={t('jobs.fullHint')}
              onClick={() => void act('run', job, () => run(job, true))}
            >
              {t('jobs.full')}
            </Button>
          )}
          <Button
            size="small"
            disabled={!may}
            onClick={() =>
              void act(job.paused ? 'resume' : 'pause', job, () =>
                changeJob(job, { paused: !job.paused }, newKey()),
              )
            }
          >
            {t(job.paused ? 'jobs.resume' : 'jobs.pause')}
          </Button>
          <Button size="small" disabled={!may} onClick={() => setPlanning(job)}>
            {t('jobs.change')}
          </Button>
          {job.version > 0 && (
            <Button
              size="small"
              disabled={!may}
              title={t('jobs.resetHint')}
              onClick={() => void act('reset', job, () => reset(job))}
            >
              {t('jobs.reset')}
            </Button>
          )}
          <Button size="small" onClick={() => setOpen(job)}>
            {t('jobs.runs')}
          </Button>
        </Flex>
      ),
    },
  ]
  return (
    <Page title={t('nav.jobs')}>
      <Card className="card-gap">
        <p className="quiet first">{t('jobs.hint')}</p>
        {sending.problem && <ProblemAlert problem={sending.problem} title={t('act.failed')} />}
        <Load query={jobs}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty description={t('jobs.empty')} />
            ) : (
              <Rows<JobItem>
                rowKey="id"
                columns={columns}
                dataSource={items}
                scroll={{ x: 1000 }}
              />
            )
          }
        </Load>
      </Card>
      <ListsCard />
      {planning && (
        <PlanDialog
          job={planning}
          onClose={() => setPlanning(undefined)}
          onDone={() => {
            setPlanning(undefined)
            void jobs.refetch()
          }}
        />
      )}
      {open && <RunsDrawer job={open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}
