import { Card, Flex, Progress as Bar } from 'antd'
import { useEffect, useState } from 'react'
import type { DemoState } from '../../api/generated'
import { count } from '../../parts/format/money'
import { fullTime } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { clock } from '../../api/live/clock'
import { useLive } from '../../api/live/bus'
import { useAnswer } from '../../parts/ask'

/** Shown only where the server is a demo (elsewhere it answers 404): how far the played month is. */
export function DemoBar() {
  const { t } = useI18n()
  const demo = useAnswer('/api/v1/demo')
  useEffect(() => {
    const at = Date.parse(demo.data?.simulatedAt ?? '')
    if (!Number.isNaN(at) && !clock.isSimulated()) clock.setSimulated(at)
  }, [demo.data])
  const [live, setLive] = useState<DemoState>()
  useLive('progress', setLive)
  const progress = live ?? demo.data
  if (!progress) return null
  const isDone = !progress.running
  return (
    <Card size="small" className="card-gap demo">
      <Flex align="center" gap={16} wrap>
        <strong>{t(isDone ? 'demo.done' : 'demo.running')}</strong>
        <span className="nums">{t('demo.time', { time: fullTime(progress.simulatedAt) })}</span>
        <Bar
          className="grow"
          percent={Math.floor(progress.progress * 1000) / 10}
          status={isDone ? 'success' : 'active'}
          aria-label={t('demo.running')}
        />
        {progress.done <= progress.total && (
          <span className="quiet small nums">
            {count(progress.done)} / {count(progress.total)}
          </span>
        )}
      </Flex>
    </Card>
  )
}
