import { Card, type TableColumnsType } from 'antd'
import type { LineView, RefundDetail } from '../../api/generated'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { PhaseTag } from '../../parts/PhaseTag'
import { toRefund } from '../../parts/router'

function Ledger({ refund }: { refund: RefundDetail }) {
  const { t } = useI18n()
  const { paidFen, refundedFen, reservedFen, freightFen, currency } = refund.order
  const left = Math.max(0, paidFen - refundedFen - reservedFen)
  const share = (fen: number) => `${paidFen > 0 ? (fen / paidFen) * 100 : 0}%`
  const parts = [
    { name: 'refunded', fen: refundedFen },
    { name: 'reserved', fen: reservedFen },
    { name: 'left', fen: left },
  ] as const
  return (
    <div className="ledger">
      <div className="ledger-head">
        <span>
          {t('goods.paidFen')} <b className="nums">{money(paidFen, currency)}</b>
        </span>
        {freightFen > 0 && (
          <span className="quiet small nums">
            {t('goods.freight')} {money(freightFen, currency)}
          </span>
        )}
      </div>
      <div className="ledger-bar" aria-hidden>
        {parts.map((p) => p.fen > 0 && <i key={p.name} className={p.name} style={{ width: share(p.fen) }} />)}
      </div>
      <div className="ledger-legend">
        {parts.map((p) => (
          <span key={p.name}>
            <i className={p.name} aria-hidden />
            {t(`goods.${p.name}`)} <b className="nums">{money(p.fen, currency)}</b>
          </span>
        ))}
      </div>
      {refund.order.otherRefunds.length > 0 && (
        <div className="others small">
          <span className="quiet">{t('goods.others')}</span>
          {refund.order.otherRefunds.map((other) => (
            <span key={other.refundNo} className="nowrap">
              <a href={toRefund(refund.shop, other.refundNo)} className="nums">
                {other.refundNo}
              </a>{' '}
              <span className="nums">{money(other.amountFen, currency)}</span> <PhaseTag phase={other.phase} />
            </span>
          ))}
        </div>
      )}
    </div>
  )
}

export function OrderLines({ refund }: { refund: RefundDetail }) {
  const { t } = useI18n()
  const currency = refund.order.currency
  const columns: TableColumnsType<LineView> = [
    {
      title: t('goods.title'),
      render: (_, line) => (
        <div>
          <div>{line.title || line.sku}</div>
          <div className="small quiet nums">
            {line.sku} · {t('goods.line')} {line.lineNo}
          </div>
        </div>
      ),
    },
    { title: t('goods.quantity'), width: 80, align: 'right', className: 'nums', dataIndex: 'quantity' },
    {
      title: t('goods.shipped'),
      width: 80,
      align: 'right',
      render: (_, line) => (line.shipped ? t('common.yes') : <span className="quiet">{t('common.no')}</span>),
    },
    {
      title: t('goods.claimed'),
      width: 90,
      align: 'right',
      className: 'nums',
      render: (_, line) =>
        line.claimedQuantity > 0 ? <b>{line.claimedQuantity}</b> : <span className="quiet">0</span>,
    },
    {
      title: t('goods.paid'),
      width: 120,
      align: 'right',
      className: 'nums',
      render: (_, line) => money(line.paidFen, currency),
    },
  ]
  return (
    <Card
      title={t('goods.lines')}
      className="card-gap"
      extra={<span className="quiet small nums">{t('goods.order', { no: refund.order.orderNo })}</span>}
    >
      <Rows<LineView>
        rowKey="lineNo"
        columns={columns}
        dataSource={refund.order.lines}
        scroll={{ x: 520 }}
        rowClassName={(line) => (line.claimedQuantity > 0 ? 'claimed' : '')}
      />
      <Ledger refund={refund} />
    </Card>
  )
}
