import { Card, type TableColumnsType } from 'antd'
import type { LineView, OrderDetail } from '../../api/generated'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'

export function OrderGoods({ order }: { order: OrderDetail }) {
  const { t } = useI18n()
  const columns: TableColumnsType<LineView> = [
    {
      title: t('goods.title'),
      render: (_, line) => (
        <div className="two-lines">
          <span>{line.title || line.sku}</span>
          <span className="small quiet nums">{line.sku}</span>
        </div>
      ),
    },
    { title: t('goods.quantity'), width: 80, align: 'right', className: 'nums', dataIndex: 'quantity' },
    {
      title: t('goods.shipped'),
      width: 80,
      align: 'right',
      render: (_, line) => t(line.shipped ? 'common.yes' : 'common.no'),
    },
    { title: t('goods.claimed'), width: 90, align: 'right', className: 'nums', dataIndex: 'claimedQuantity' },
    {
      title: t('goods.paid'),
      width: 120,
      align: 'right',
      className: 'nums',
      render: (_, line) => money(line.paidFen, order.currency),
    },
  ]
  return (
    <Card title={t('goods.lines')} className="card-gap">
      <Rows<LineView> rowKey="lineNo" columns={columns} dataSource={order.lines} scroll={{ x: 480 }} />
    </Card>
  )
}
