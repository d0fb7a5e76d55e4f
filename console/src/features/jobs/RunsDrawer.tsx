import { Drawer, Empty, Tag, type TableColumnsType } from 'antd'
import type { JobItem, JobRunItem } from '../../api/generated'
import { latency } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { every, useAnswer } from '../../parts/ask'
import { Load } from '../../parts/Load'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { countsText } from './counts'

/** The last runs of a job, newest first. */
export function RunsDrawer({ job, onClose }: { job: JobItem; onClose: () => void }) {
  const i18n = useI18n()
  const { t, word } = i18n
  const runs = useAnswer('/api/v1/jobs/{id}/runs', { params: { path: { id: job.id } } }, every(5_000))
  const columns: TableColumnsType<JobRunItem> = [
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
            <Rows<JobRunItem> rowKey="at" columns={columns} dataSource={items} />
          )
        }
      </Load>
    </Drawer>
  )
}
