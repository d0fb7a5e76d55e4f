import { Drawer, Empty, Table, Tag, type TableColumnsType } from 'antd'
import { opsApi, type Job, type JobRun } from '../../api/ops'
import { latency } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { Load } from '../../parts/Load'
import { useRefresh } from '../../parts/useRefresh'
import { sourceText } from '../../parts/source'
import { useQuery } from '../../parts/useQuery'
import { When } from '../../parts/When'
import { countsText } from './JobsPage'

/** The last runs of a job, newest first. */
export function RunsDrawer({ job, onClose }: { job: Job; onClose: () => void }) {
  const i18n = useI18n()
  const { t, word } = i18n
  const runs = useQuery(`runs/${job.id}`, (signal) => opsApi.runs(job.id, signal))
  useRefresh(5_000, runs)
  const columns: TableColumnsType<JobRun> = [
    { title: t('jobs.last'), width: 180, render: (_, run) => <When at={run.at} full /> },
    {
      title: t('jobs.took'),
      width: 90,
      align: 'right',
      className: 'nums',
      render: (_, run) => latency(run.durationMs),
    },
    {
      title: t('jobs.result'),
      render: (_, run) => (
        <>
          <span className="quiet small">{sourceText(i18n, run.author)} </span>
          <Tag color={run.error ? 'red' : 'green'}>{t(run.error ? 'jobs.failed' : 'jobs.ok')}</Tag>
          {run.error ? <span className="warn">{run.error}</span> : countsText(i18n, run.counts)}
        </>
      ),
    },
  ]
  return (
    <Drawer open size={680} title={`${word('jobKind', job.kind)} · ${t('jobs.runs')}`} onClose={onClose}>
      <Load query={runs}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty description={t('jobs.neverRun')} />
          ) : (
            <Table<JobRun> size="small" rowKey="at" pagination={false} columns={columns} dataSource={items} />
          )
        }
      </Load>
    </Drawer>
  )
}
