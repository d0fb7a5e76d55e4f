import { Card, Empty, Table, type TableColumnsType } from 'antd'
import { api } from '../../api/client'
import type { ParkedItem } from '../../api/figures'
import { count } from '../../format/money'
import { useI18n } from '../../i18n'
import { useLive } from '../../live/bus'
import { Copyable } from '../../parts/Copyable'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { sourceText } from '../../parts/source'
import { useQuery } from '../../parts/useQuery'
import { useThrottled } from '../../parts/useThrottled'
import { When } from '../../parts/When'
import { useShops } from '../../shell/shops'

const shown = 200

export default function ParkedPage() {
  const i18n = useI18n()
  const { t, pick } = i18n
  const shops = useShops()
  const parked = useQuery('parked', (signal) => api.parked(shown, signal))
  const reloadSoon = useThrottled(parked.reload, 3_000)
  useLive('figures', (figures) => {
    if (figures.totals.parked !== parked.data?.total) reloadSoon()
  })
  const columns: TableColumnsType<ParkedItem> = [
    { title: t('parked.at'), width: 120, render: (_, item) => <When at={item.at} /> },
    {
      title: t('parked.shop'),
      width: 150,
      ellipsis: true,
      render: (_, item) => shops.find((s) => s.id === item.shop)?.name ?? item.shop,
    },
    {
      title: t('parked.order'),
      width: 200,
      render: (_, item) => (item.orderNo ? <Copyable text={item.orderNo} /> : '—'),
    },
    { title: t('parked.what'), render: (_, item) => pick(item.text) || '—' },
    { title: t('parked.reason'), width: 200, render: (_, item) => <code className="small">{item.reason}</code> },
    { title: t('parked.source'), width: 150, ellipsis: true, render: (_, item) => sourceText(i18n, item.source) },
    { title: t('parked.attempts'), width: 80, align: 'right', className: 'nums', dataIndex: 'attempts' },
  ]
  return (
    <Page title={t('nav.parked')}>
      <Card>
        <p className="quiet" style={{ marginTop: 0 }}>
          {t('parked.hint')}
        </p>
        <Load query={parked}>
          {(data) =>
            data.items.length === 0 ? (
              <Empty description={t('parked.empty')} />
            ) : (
              <>
                <Table<ParkedItem>
                  size="small"
                  rowKey="id"
                  columns={columns}
                  dataSource={data.items}
                  pagination={false}
                  scroll={{ x: 1000 }}
                />
                {data.total > data.items.length && (
                  <p className="quiet small">
                    {t('parked.total', { n: count(data.total), shown: count(data.items.length) })}
                  </p>
                )}
              </>
            )
          }
        </Load>
      </Card>
    </Page>
  )
}
