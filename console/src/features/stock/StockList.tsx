import { Select, type TableColumnsType } from 'antd'
import type { StockItem } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { useList } from '../../parts/ask'
import { DataList, rowsOf } from '../../parts/DataList'
import { SearchInput } from '../../parts/SearchInput'
import { useAddress } from '../../parts/useAddress'
import type { Field } from '../../parts/urlFilters'
import { href } from '../../parts/router'
import { justBefore } from './entry'
import { useWarehouses } from './useWarehouses'

const fields: readonly Field[] = [
  { name: 'warehouse', type: 'text' },
  { name: 'after', type: 'text' },
]

/** By SKU in its order; "from SKU" begins in the middle. */
export function StockList() {
  const { t } = useI18n()
  const { values, write } = useAddress(['stock'], fields, ['tab'])
  const warehouses = useWarehouses(true)
  const warehouse = values['warehouse'] || warehouses[0]?.value || ''
  const after = values['after'] ?? ''
  const asked = { warehouse, after: justBefore(after), limit: 100 }
  const list = useList('/api/v1/stock', { params: { query: asked } }, { enabled: warehouse !== '', after: 'after' })
  const number = (name: 'onHand' | 'occupied' | 'available' | 'defective') => ({
    title: t(`stock.${name}`),
    width: 120,
    align: 'right' as const,
    className: 'nums',
    render: (_: unknown, item: StockItem) => (
      <span className={item[name] < 0 ? 'warn strong' : name === 'available' ? 'strong' : ''}>
        {count(item[name])}
      </span>
    ),
  })
  const columns: TableColumnsType<StockItem> = [
    { title: 'SKU', render: (_, item) => <b className="nums">{item.sku}</b> },
    number('onHand'),
    number('occupied'),
    number('available'),
    number('defective'),
    {
      title: '',
      width: 100,
      render: (_, item) => (
        <a href={href(['stock'], new URLSearchParams({ tab: 'movements', warehouse, sku: item.sku }))}>
          {t('stockTab.movements')}
        </a>
      ),
    },
  ]
  return (
    <>
      <div className="filters">
        <Select
          style={{ width: 240, marginInlineEnd: 8 }}
          value={warehouse || undefined}
          options={warehouses}
          aria-label={t('col.warehouse')}
          placeholder={t('col.warehouse')}
          onChange={(value: string) => write({ warehouse: value })}
        />
        <SearchInput
          label={t('stock.after')}
          value={after}
          onChange={(text) => write({ ...values, warehouse, after: text.trim() })}
        />
      </div>
      <DataList<StockItem>
        list={list}
        columns={columns}
        rowKey={(i) => i.sku}
        empty={t('stock.empty')}
        hint={t('stock.emptyHint')}
        width={720}
      />
      {rowsOf(list.data).some((item) => item.onHand < 0) && <p className="quiet small">{t('stock.negativeHint')}</p>}
    </>
  )
}
