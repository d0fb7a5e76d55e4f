import { Form, Input, InputNumber, Segmented, Select, Space } from 'antd'
import { useState } from 'react'
import { answerOf, client, once, over } from '../../api/client'
import type { JobChange, JobItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { everyOf, readPlan, writePlan } from './plan'

const units = ['s', 'm', 'h', 'd'] as const

interface Props {
  job: JobItem
  onDone: () => void
  onClose: () => void
}

/** Another plan, or a pause; what somebody else changed meanwhile is not taken away. */
export const changeJob = ({ id, version }: JobItem, change: JobChange, key: string) =>
  answerOf(
    client.PUT('/api/v1/jobs/{id}', {
      params: { path: { id }, header: { ...once(key), ...over(version) } },
      body: change,
    }),
  )

export function PlanDialog({ job, onDone, onClose }: Props) {
  const { t, word } = useI18n()
  const now = readPlan(job.plan)
  const [way, setWay] = useState<'every' | 'cron'>(now?.is ?? 'every')
  const first = now?.is === 'every' ? everyOf(now.seconds) : { n: 5, unit: 'm' as const }
  const [n, setN] = useState(first.n)
  const [unit, setUnit] = useState<(typeof units)[number]>(first.unit)
  const [line, setLine] = useState(now?.is === 'cron' ? now.line : '0 3 * * *')
  const plan = readPlan(way === 'every' ? `every ${n}${unit}` : line)
  return (
    <AskDialog
      title={t('jobs.planTitle', { job: word('jobKind', job.kind) })}
      note={t('jobs.planNote')}
      undo="yes"
      ok={t('common.save')}
      disabled={plan === null}
      content={plan}
      call={(key) => changeJob(job, { plan: plan ? writePlan(plan) : job.plan }, key)}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item>
        <Segmented
          value={way}
          onChange={setWay}
          options={(['every', 'cron'] as const).map((w) => ({ value: w, label: word('jobs.way', w) }))}
        />
      </Form.Item>
      {way === 'every' ? (
        <Form.Item
          label={t('jobs.way.every')}
          {...(!plan && { validateStatus: 'error' as const, help: t('jobs.everyWrong') })}
        >
          <Space.Compact>
            <InputNumber
              min={1}
              max={99_999}
              precision={0}
              value={n}
              aria-label={t('jobs.way.every')}
              onChange={(v) => setN(v ?? 1)}
            />
            <Select
              style={{ width: 110 }}
              value={unit}
              aria-label={t('jobs.unitLabel')}
              onChange={setUnit}
              options={units.map((u) => ({ value: u, label: word('jobs.unit', u) }))}
            />
          </Space.Compact>
        </Form.Item>
      ) : (
        <Form.Item
          label={t('jobs.cronLabel')}
          extra={t('jobs.cronHint')}
          {...(!plan && { validateStatus: 'error' as const, help: t('jobs.cronWrong') })}
        >
          <Input
            className="nums"
            value={line}
            maxLength={80}
            aria-label={t('jobs.cronLabel')}
            onChange={(e) => setLine(e.target.value)}
          />
        </Form.Item>
      )}
    </AskDialog>
  )
}
