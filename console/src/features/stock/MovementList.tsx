import { Select, Tag, type TableColumnsType } from 'antd'
import type { MovementItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { useList } from '../../parts/ask'
import { DataList } from '../../parts/DataList'
import { ShopName } from '../../parts/ShopName'
import { SearchInput } from '../../parts/SearchInput'
import { sourceText } from '../../parts/source'
import { useAddress } from '../../parts/useAddress'
import { toQuery, type Field } from '../../parts/urlFilters'
import { When } from '../../parts/When'
import { useWarehouses } from './useWarehouses'

const fields: readonly Field[] = [
  { name: 'warehouse', type: 'text' },
  { name: 'sku', type: 'text', width: 160 },
]

const signed = (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0')

/** Every movement of stock, newest first; they are only ever added. */
export function MovementList() {
  const i18n = useI18n()
  const { t, pick } = i18n
  const { values, write } = useAddress(['stock'], fields, ['tab'])
  const warehouses = useWarehouses(true)
  const asked = {
    ...toQuery<'/api/v1/stock/movements'>(fields, values),
    warehouse: values['warehouse'] || warehouses[0]?.value || '',
    limit: 100,
  }
  const enabled = asked.warehouse !== ''
  const list = useList('/api/v1/stock/movements', { params: { query: asked } }, { enabled })
  const change = (name: 'onHand' | 'occupied' | 'defective') => ({
    title: t(`stock.${name}`),
    width: 100,
    align: 'right' as const,
    className: 'nums',
    render: (_: unknown, m: MovementItem) => (
      <span className={m[name] === 0 ? 'quiet' : 'strong'}>{signed(m[name])}</span>
    ),
  })
  const columns: TableColumnsType<MovementItem> = [
    { title: t('stock.at'), width: 110, render: (_, m) => <When at={m.at} /> },
    { title: t('col.warehouse'), width: 130, ellipsis: true, render: (_, m) => <ShopName id={m.warehouse} /> },
    { title: 'SKU', width: 180, className: 'nums', dataIndex: 'sku' },
    { title: t('stock.kind'), width: 100, render: (_, m) => <Tag>{pick(m.kindText) || m.kind}</Tag> },
    change('onHand'),
    change('occupied'),
    change('defective'),
    { title: t('stock.ref'), ellipsis: true, className: 'nums', dataIndex: 'ref' },
    { title: t('stock.author'), width: 130, ellipsis: true, render: (_, m) => sourceText(i18n, m.author) },
  ]
  return (
    <>
      <div className="filters">
        <Select
          style={{ width: 240, marginInlineEnd: 8 }}
          value={asked.warehouse || undefined}
          options={warehouses}
          aria-label={t('col.warehouse')}
          placeholder={t('col.warehouse')}
          onChange={(warehouse: string) => write({ ...values, warehouse })}
        />
        <SearchInput
          label="SKU"
          value={values['sku'] ?? ''}
          onChange={(sku) => write({ ...values, warehouse: asked.warehouse, sku: sku.trim() })}
        />
      </div>
      <DataList<MovementItem>
        list={list}
        columns={columns}
        rowKey={(m) => `${m.at}/${m.warehouse}/${m.sku}/${m.ref}/${m.kind}/${m.onHand}/${m.occupied}`}
        empty={t('stock.noMovements')}
        width={1050}
      />
    </>
  )
}
