import { Card } from 'antd'
import type { ShopItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { Pairs } from '../../parts/Pairs'
import { href } from '../../parts/router'
import { ConnectionTag } from './ConnectionView'

/** What a connector declares that it cannot do; empty when it can do all. */
function Limits({ shop }: { shop: ShopItem }) {
  const { pick } = useI18n()
  return (
    <ul className="faults">
      {(shop.limits ?? []).map((limit) => (
        <li key={limit.zh}>{pick(limit)}</li>
      ))}
    </ul>
  )
}

/** The goods side that is not ours: which system, whether it speaks, and what it cannot do. */
export function ErpCard({ shop }: { shop: ShopItem }) {
  const { t, word } = useI18n()
  const limits = shop.limits ?? []
  if (shop.fulfilment === 'built-in')
    return limits.length === 0 ? null : (
      <Card title={t('erp.platformLimits')} className="card-gap">
        <Limits shop={shop} />
      </Card>
    )
  return (
    <Card title={t('erp.title')} extra={<ConnectionTag state={shop.connection.erp.state} />} className="card-gap">
      <Pairs
        rows={[
          [t('erp.kind'), shop.erpKind ? word('erpKind', shop.erpKind) : word('fulfilment', shop.fulfilment)],
          [t('shops.lastError'), shop.connection.erp.lastError ?? ''],
        ]}
      />
      {limits.length > 0 && (
        <>
          <h3>{t('erp.limits')}</h3>
          <Limits shop={shop} />
        </>
      )}
      <a href={href(['mapping', shop.id])}>{t('erp.mapping')}</a>
    </Card>
  )
}
