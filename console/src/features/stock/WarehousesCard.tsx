import { answerOf, client, once, over } from '../../api/client'
import type { WarehouseView } from '../../api/generated'
import { useAnswer } from '../../parts/ask'
import { useI18n } from '../../parts/i18n'
import { EditableTable } from '../../parts/EditableTable'
import { Load } from '../../parts/Load'
import { useScope } from '../../parts/me'

const blank: WarehouseView = { code: '', name: '', address: '', returns: false }

export function WarehousesCard() {
  const { t } = useI18n()
  const may = useScope('configure')
  const query = useAnswer('/api/v1/warehouses')
  return (
    <>
      <p className="quiet first">{t('stock.warehousesHint')}</p>
      <Load query={query}>
        {({ items, version }) => (
          <EditableTable<WarehouseView>
            items={items}
            version={version ?? 0}
            blank={blank}
            mayEdit={may}
            columns={[
              { name: 'code', label: t('stock.code'), width: 160, needed: true },
              { name: 'name', label: t('strat.name'), width: 220 },
              { name: 'address', label: t('stock.address') },
              { name: 'returns', label: t('stock.returns'), width: 120, type: 'flag' },
            ]}
            save={(rows, seen, key) =>
              answerOf(
                client.PUT('/api/v1/warehouses', {
                  params: { header: { ...once(key), ...over(seen) } },
                  body: { items: rows, version: seen },
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
