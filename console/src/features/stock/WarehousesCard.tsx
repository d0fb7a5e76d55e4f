import { warehouseApi, type Warehouse } from '../../api/warehouse'
import { useI18n } from '../../parts/i18n'
import { EditableTable } from '../../parts/EditableTable'
import { Load } from '../../parts/Load'
import { useQuery } from '../../parts/useQuery'
import { useScope } from '../../parts/me'

const blank: Warehouse = { code: '', name: '', address: '', returns: false }

export function WarehousesCard() {
  const { t } = useI18n()
  const may = useScope('configure')
  const query = useQuery('warehouses/edit', (signal) => warehouseApi.warehouses(signal))
  return (
    <>
      <p className="quiet first">{t('stock.warehousesHint')}</p>
      <Load query={query}>
        {({ items, version }) => (
          <EditableTable<Warehouse>
            items={items}
            version={version}
            blank={blank}
            mayEdit={may}
            columns={[
              { name: 'code', label: t('stock.code'), width: 160, needed: true },
              { name: 'name', label: t('strat.name'), width: 220 },
              { name: 'address', label: t('stock.address') },
              { name: 'returns', label: t('stock.returns'), width: 120, type: 'flag' },
            ]}
            save={warehouseApi.saveWarehouses}
            onReload={query.reload}
          />
        )}
      </Load>
    </>
  )
}
