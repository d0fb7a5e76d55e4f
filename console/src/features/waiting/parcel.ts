import type { UnclaimedItem } from '../../api/generated'
import type { I18n } from '../../parts/i18n'

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

export const goodsOf = (u: UnclaimedItem, separator: string) =>
  u.skus.map((s) => `${s.sku} ×${s.quantity}`).join(separator)
