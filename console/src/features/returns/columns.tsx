import { Tag, type TableColumnsType } from 'antd'
import type { ReturnItem } from '../../api/generated'
import type { I18n } from '../../parts/i18n'
import { Copyable } from '../../parts/Copyable'
import { ShopName } from '../../parts/ShopName'
import { When } from '../../parts/When'
import { toRefund, toReturn } from '../../parts/router'
import { returnName, stateColors } from './returns'

export function columns({ t, word }: I18n): TableColumnsType<ReturnItem> {
  return [
    {
      title: t('ret.returnNo'),
      width: 175,
      render: (_, r) => <Copyable text={returnName(r)} href={toReturn(r.shop, r.orderNo, r.returnNo)} />,
    },
    { title: t('list.shop'), width: 110, ellipsis: true, render: (_, r) => <ShopName id={r.shop} /> },
    {
      title: t('ret.state'),
      width: 90,
      render: (_, r) => <Tag color={stateColors[r.state] ?? 'default'}>{word('retState', r.state)}</Tag>,
    },
    {
      title: t('list.refundNo'),
      width: 150,
      render: (_, r) =>
        r.refundNo ? (
          <Copyable text={r.refundNo} href={toRefund(r.shop, r.refundNo)} />
        ) : (
          <span className="quiet">—</span>
        ),
    },
    {
      title: t('goods.tracking'),
      width: 180,
      render: (_, r) => (
        <div className="two-lines">
          <span className="nums">{r.tracking || '—'}</span>
          <span className="small quiet">{r.carrier}</span>
        </div>
      ),
    },
    { title: t('col.skus'), width: 120, ellipsis: true, dataIndex: 'skus' },
    {
      title: t('ret.pieces'),
      width: 105,
      align: 'right',
      className: 'nums',
      render: (_, r) => (
        <div className="two-lines end">
          <span>
            {r.receivedPieces} / {r.expectedPieces}
          </span>
          {(r.goodPieces > 0 || r.otherPieces > 0) && (
            <span className={r.otherPieces > 0 ? 'small warn' : 'small quiet'}>
              {t('ret.good', { good: r.goodPieces, other: r.otherPieces })}
            </span>
          )}
        </div>
      ),
    },
    {
      title: t('col.warehouse'),
      width: 110,
      ellipsis: true,
      render: (_, r) => <ShopName id={r.warehouse || r.shop} />,
    },
    { title: t('list.modified'), width: 95, render: (_, r) => <When at={r.modifiedAt} /> },
  ]
}
