import { Card, Tag } from 'antd'
import type { OrderDetail } from '../../api/generated'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { PhaseTag } from '../../parts/PhaseTag'
import { toRefund, toReturn } from '../../parts/router'

/** The order's refunds and what is to come back for them. */
export function OrderRefunds({ order }: { order: OrderDetail }) {
  const { t, word } = useI18n()
  return (
    <>
      <Card title={t('order.refunds')} className="card-gap">
        {order.refunds.length === 0 && <p className="quiet first">{t('order.noRefunds')}</p>}
        <ul className="plain-list">
          {order.refunds.map((refund) => (
            <li key={refund.refundNo}>
              <a className="nums" href={toRefund(order.shop, refund.refundNo)}>
                {refund.refundNo}
              </a>{' '}
              <PhaseTag phase={refund.phase} /> <b className="nums">{money(refund.amountFen, order.currency)}</b>{' '}
              <span className="quiet small">{word('kind', refund.kind)}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('goods.returns')} className="card-gap">
        {order.returns.length === 0 && <p className="quiet first">{t('goods.noReturns')}</p>}
        <ul className="plain-list">
          {order.returns.map((item) => (
            <li key={item.returnNo}>
              <a className="nums" href={toReturn(order.shop, order.orderNo, item.returnNo)}>
                {item.returnNo}
              </a>{' '}
              <Tag color={item.closed ? 'green' : 'blue'}>{t(item.closed ? 'goods.closed' : 'goods.open')}</Tag>
              <span className="small quiet nums">
                {[item.tracking?.carrier, item.tracking?.number].filter(Boolean).join(' ')}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
