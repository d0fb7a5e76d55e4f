import { ThunderboltOutlined } from '@ant-design/icons'
import type { TableColumnsType } from 'antd'
import { Tag, Tooltip } from 'antd'
import type { RefundItem } from '../../api/generated'
import { money } from '../../parts/format/money'
import type { I18n } from '../../parts/i18n'
import { Copyable } from '../../parts/Copyable'
import { Deadline } from '../../parts/Deadline'
import { PhaseTag } from '../../parts/PhaseTag'
import { When } from '../../parts/When'
import { toRefund } from '../../parts/router'

function State({ item, i18n: { t, pick, word } }: { item: RefundItem; i18n: I18n }) {
  const isOver = item.phase === 'refunded' || item.phase === 'closed'
  const why = item.code === 'OK' ? '' : pick(item.codeText)
  return (
    <div className="state-cell">
      <span className="nowrap">
        <PhaseTag phase={item.phase} />
        {item.automatic && (
          <Tag variant="outlined" className="auto" icon={<ThunderboltOutlined />}>
            {t('list.auto')}
          </Tag>
        )}
        {!isOver && item.turn !== 'nobody' && (
          <span className="small quiet">{t('list.whose', { who: word('turn', item.turn) })}</span>
        )}
      </span>
      {why && (
        <Tooltip
          title={
            <>
              {why}
              <br />
              <code>{item.code}</code>
            </>
          }
        >
          <span className="small why">{why}</span>
        </Tooltip>
      )}
    </div>
  )
}

/** A cell is drawn again only when its refund changed: times and countdowns in it follow the clock by themselves. */
export function columns(i18n: I18n): TableColumnsType<RefundItem> {
  return columnsOf(i18n).map((column) => ({ ...column, shouldCellUpdate: (now, before) => now !== before }))
}

function columnsOf(i18n: I18n): TableColumnsType<RefundItem> {
  const { t, word } = i18n
  return [
    {
      title: `${t('list.refundNo')} / ${t('list.orderNo')}`,
      width: 176,
      render: (_, item) => (
        <div className="numbers">
          <Copyable text={item.refundNo} href={toRefund(item.shop, item.refundNo)} />
          <span className="small quiet">
            <Copyable text={item.orderNo} />
          </span>
        </div>
      ),
    },
    { title: t('list.shop'), width: 118, ellipsis: true, render: (_, item) => item.shopName || item.shop },
    { title: t('list.kind'), width: 142, render: (_, item) => word('kind', item.kind) },
    {
      title: t('list.amount'),
      width: 104,
      align: 'right',
      render: (_, item) => (
        <div className="numbers right">
          <span className="nums strong">{money(item.amountFen)}</span>
          {item.paidFen > 0 && item.paidFen !== item.amountFen && (
            <span className="nums small quiet">{t('list.paidBack', { amount: money(item.paidFen) })}</span>
          )}
        </div>
      ),
    },
    { title: t('list.state'), width: 240, render: (_, item) => <State item={item} i18n={i18n} /> },
    { title: t('list.asked'), width: 98, render: (_, item) => <When at={item.askedAt} /> },
    { title: t('list.deadline'), width: 120, render: (_, item) => <Deadline item={item} /> },
    { title: t('list.modified'), width: 98, render: (_, item) => <When at={item.modifiedAt} /> },
  ]
}
