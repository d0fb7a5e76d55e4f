import type { TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import type { UnclaimedItem } from '../../api/scan'
import type { I18n } from '../../i18n'
import { ShopName } from '../../parts/ShopName'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { toOrder } from '../../shell/router'

/** What the label and the inside of a parcel say, as far as it is known. */
export function signs({ t }: I18n, u: UnclaimedItem): string {
  return [
    u.slip && `${t('unc.slip')} ${u.slip}`,
    u.phoneTail && `${t('unc.phoneTail')} ${u.phoneTail}`,
    u.weightGrams > 0 && `${u.weightGrams} g`,
    u.note,
  ]
    .filter(Boolean)
    .join(' · ')
}

export const goods = (u: UnclaimedItem, separator: string) =>
  u.skus.map((s) => `${s.sku} ×${s.quantity}`).join(separator)

type Actions = (item: UnclaimedItem) => ReactNode

/** With actions while a parcel is open; with what became of it afterwards. */
export function columns(i18n: I18n, actions: Actions | null): TableColumnsType<UnclaimedItem> {
  const { t } = i18n
  return [
    {
      title: t('unc.number'),
      width: 190,
      render: (_, u) => (
        <div className="two-lines">
          <b className="nums">{u.number || t('unc.noNumber')}</b>
          <span className="small quiet">{u.carrier}</span>
        </div>
      ),
    },
    {
      title: t('unc.goods'),
      render: (_, u) => (
        <div className="two-lines">
          <span>{goods(u, t('common.sep')) || '—'}</span>
          <span className="small quiet">{signs(i18n, u)}</span>
        </div>
      ),
    },
    {
      title: t('col.warehouse'),
      width: 130,
      ellipsis: true,
      render: (_, u) => (u.warehouse ? <ShopName id={u.warehouse} /> : '—'),
    },
    {
      title: t('unc.seen'),
      width: 140,
      render: (_, u) => (
        <div className="two-lines">
          <When at={u.foundAt} />
          <span className="small quiet">{sourceText(i18n, u.author)}</span>
        </div>
      ),
    },
    actions
      ? { title: '', width: 300, render: (_, u) => actions(u) }
      : {
          title: t('unc.claimedBy'),
          width: 300,
          render: (_, u) => (
            <div className="two-lines">
              {u.claimedOrderNo ? (
                <a className="nums" href={toOrder(u.claimedShop, u.claimedOrderNo)}>
                  {u.claimedOrderNo} {u.claimedRefundNo}
                </a>
              ) : (
                <span>{u.reason || '—'}</span>
              )}
              <span className="small quiet">{sourceText(i18n, u.resolvedBy)}</span>
            </div>
          ),
        },
  ]
}
