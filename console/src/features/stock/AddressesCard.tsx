import { answerOf, client, once, over } from '../../api/client'
import { useAnswer } from '../../parts/ask'
import { useI18n } from '../../parts/i18n'
import { EditableTable } from '../../parts/EditableTable'
import { Load } from '../../parts/Load'
import { useScope } from '../../parts/me'
import { fromRows, toRows, type AddressRow } from './addresses'

const blank: AddressRow = {
  id: '',
  name: '',
  warehouse: '',
  address: '',
  shop: '',
  skuPrefix: '',
  province: '',
  reason: '',
}

/** Where buyers send goods back to. An address with several rules has a row for each. */
export function AddressesCard() {
  const { t } = useI18n()
  const may = useScope('configure')
  const query = useAnswer('/api/v1/return-addresses')
  return (
    <>
      <p className="quiet first">{t('stock.addressesHint')}</p>
      <Load query={query}>
        {({ items, version }) => (
          <EditableTable<AddressRow>
            items={toRows(items)}
            version={version ?? 0}
            blank={blank}
            mayEdit={may}
            columns={[
              { name: 'id', label: t('stock.code'), width: 110, needed: true },
              { name: 'name', label: t('strat.name'), width: 140 },
              { name: 'warehouse', label: t('col.warehouse'), width: 130, needed: true },
              { name: 'address', label: t('stock.address') },
              { name: 'shop', label: t('list.shop'), width: 110 },
              { name: 'skuPrefix', label: t('stock.skuPrefix'), width: 110 },
              { name: 'province', label: t('stock.province'), width: 110 },
              { name: 'reason', label: t('refund.reason'), width: 110 },
            ]}
            save={(rows, seen, key) =>
              answerOf(
                client.PUT('/api/v1/return-addresses', {
                  params: { header: { ...once(key), ...over(seen) } },
                  body: { items: fromRows(rows), version: seen },
                }),
              )
            }
            onReload={() => void query.refetch()}
          />
        )}
      </Load>
    </>
  )
}
