import { Card } from 'antd'
import type { ShopItem } from '../../api/shop'
import { useI18n } from '../../i18n'
import { Pairs } from '../../parts/Pairs'
import { href } from '../../shell/router'
import { ConnectionTag } from './ConnectionView'

/** The goods side that is not ours: which system, whether it speaks, and what it cannot do. */
export function ErpCard({ shop }: { shop: ShopItem }) {
  const { t, word, pick } = useI18n()
  const limits = shop.limits ?? []
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
          <ul className="faults">
            {limits.map((limit, at) => (
              <li key={at}>{pick(limit)}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={href(['mapping', shop.id])}>{t('erp.mapping')}</a>
      </p>
    </Card>
  )
}
