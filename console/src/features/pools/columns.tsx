import { Tag, type TableColumnsType } from 'antd'
import type { PoolItem } from '../../api/generated'
import { money } from '../../parts/format/money'
import type { I18n } from '../../parts/i18n'
import { Copyable } from '../../parts/Copyable'
import { RawStatus } from '../../parts/RawStatus'
import { ShopName } from '../../parts/ShopName'
import { When } from '../../parts/When'
import type { PoolKind } from './pool'

export const stageColors: Record<string, string> = {
  'to-download': 'default',
  'to-convert': 'blue',
  parked: 'orange',
  converted: 'green',
  handled: 'default',
  removed: 'default',
}

export function columns(
  kind: PoolKind,
  { t, word, pick }: I18n,
  hrefOf: (item: PoolItem) => string,
): TableColumnsType<PoolItem> {
  return [
    {
      title: t(kind === 'orders' ? 'list.orderNo' : 'list.refundNo'),
      width: 170,
      render: (_, item) => (
        <div className="two-lines">
          <Copyable text={item.no} href={hrefOf(item)} />
          {item.orderNo && item.orderNo !== item.no && (
            <span className="small quiet">
              <Copyable text={item.orderNo} />
            </span>
          )}
        </div>
      ),
    },
    { title: t('list.shop'), width: 130, ellipsis: true, render: (_, item) => <ShopName id={item.shop} /> },
    {
      title: t('pool.stage'),
      width: 135,
      render: (_, item) => (
        <div className="two-lines">
          <span>
            <Tag color={stageColors[item.stage] ?? 'default'}>{word('poolStage', item.stage)}</Tag>
          </span>
          {(item.reason || item.note) && (
            <span className="small" title={item.reason}>
              {[pick(item.reasonText) || item.reason, item.note].filter(Boolean).join(' ')}
            </span>
          )}
        </div>
      ),
    },
    {
      title: t('pool.rawStatus'),
      width: 125,
      ellipsis: true,
      render: (_, i) => <RawStatus code={i.rawStatus} />,
    },
    {
      title: t('list.amount'),
      width: 90,
      align: 'right',
      className: 'nums',
      render: (_, i) => money(i.amountFen),
    },
    { title: t('col.skus'), width: 140, ellipsis: true, dataIndex: 'skus' },
    {
      title: t('col.buyer'),
      width: 100,
      ellipsis: true,
      render: (_, item) => (
        <div className="two-lines">
          <span>{item.buyerRef || '—'}</span>
          <span className="small quiet">{item.shipTo}</span>
        </div>
      ),
    },
    { title: t('col.created'), width: 95, render: (_, item) => <When at={item.createdAt} /> },
    { title: t('pool.fetched'), width: 95, render: (_, item) => <When at={item.fetchedAt} /> },
  ]
}
