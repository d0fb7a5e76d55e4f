import { Card, Empty, Timeline } from 'antd'
import type { ReturnHistoryItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'

export function ReturnHistory({ items }: { items: ReturnHistoryItem[] }) {
  const i18n = useI18n()
  const { t, pick } = i18n
  return (
    <Card title={t('pool.history')} className="card-gap">
      {items.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('state.empty')} />}
      <Timeline
        items={[...items].reverse().map((item, at) => ({
          key: at,
          content: (
            <>
              <div>{pick(item.text) || item.type}</div>
              <div className="small quiet">
                <When at={item.at} full /> · {sourceText(i18n, item.source)}
              </div>
            </>
          ),
        }))}
      />
    </Card>
  )
}
