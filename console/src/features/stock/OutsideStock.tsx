import { Select, Tag, type TableColumnsType } from 'antd'
import type { PublishedItem, StockItem } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { useAnswer } from '../../parts/ask'
import { Load } from '../../parts/Load'
import { SearchInput } from '../../parts/SearchInput'
import { useAddress } from '../../parts/useAddress'
import type { Field } from '../../parts/urlFilters'
import { When } from '../../parts/When'
import { useShops } from '../../parts/shops'

const fields: readonly Field[] = [
  { name: 'shop', type: 'text' },
  { name: 'sku', type: 'text' },
]
const colours = { published: 'success', raised: 'warning', refused: 'error', unknown: 'default' } as const
const right = { align: 'right' as const, width: 110, className: 'nums' }

/** Stock as the ERP or the platform of a shop has it now, and what the platform was last told of ours. */
export function OutsideStock() {
  const { t } = useI18n()
  const { values, write } = useAddress(['stock'], fields, ['tab'])
  const shops = useShops().filter((s) => s.erpKind || s.platform === 'ascp')
  const shop = shops.find((s) => s.id === values['shop']) ?? shops[0]
  if (!shop) return <p className="quiet first">{t('outside.none')}</p>
  const sku = values['sku'] ?? ''
  return (
    <>
      <p className="quiet first">{t('outside.hint')}</p>
      <div className="filters">
        <Select
          style={{ width: 240, marginInlineEnd: 8 }}
          value={shop.id}
          options={shops.map((s) => ({ value: s.id, label: s.name || s.id }))}
          aria-label={t('list.shop')}
          onChange={(id: string) => write({ ...values, shop: id })}
        />
        <SearchInput
          label={t('outside.skus')}
          value={sku}
          onChange={(text) => write({ ...values, shop: shop.id, sku: text.trim() })}
        />
      </div>
      {sku !== '' && <Asked key={`${shop.id}/${sku}`} shop={shop.id} skus={sku.split(/[\s,，]+/)} />}
      <Told key={shop.id} shop={shop.id} />
    </>
  )
}

function Asked({ shop, skus }: { shop: string; skus: string[] }) {
  const { t, word } = useI18n()
  const kinds = useShops().map((s) => s.erpKind)
  const query = useAnswer('/api/v1/shops/{shop}/stock/outside', {
    params: { path: { shop }, query: { sku: skus } },
  })
  const columns: TableColumnsType<StockItem> = [
    { title: t('col.warehouse'), width: 160, dataIndex: 'warehouse' },
    { title: 'SKU', className: 'nums', dataIndex: 'sku' },
    ...(['onHand', 'occupied', 'available', 'defective'] as const).map((name) => ({
      title: t(`stock.${name}`),
      ...right,
      render: (_: unknown, item: StockItem) => count(item[name]),
    })),
  ]
  return (
    <Load query={query} rows={2}>
      {({ source, items }) => (
        <Rows<StockItem>
          title={() => t('outside.said', { source: word(kinds.includes(source) ? 'erpKind' : 'platform', source) })}
          columns={columns}
          dataSource={items}
          rowKey={(i) => `${i.warehouse}/${i.sku}`}
          locale={{ emptyText: t('outside.unknown') }}
        />
      )}
    </Load>
  )
}

function Told({ shop }: { shop: string }) {
  const { t, word } = useI18n()
  const query = useAnswer('/api/v1/shops/{shop}/stock/published', { params: { path: { shop } } })
  const columns: TableColumnsType<PublishedItem> = [
    { title: t('col.warehouse'), width: 160, ellipsis: true, dataIndex: 'warehouse' },
    { title: 'SKU', width: 180, className: 'nums', dataIndex: 'sku' },
    { title: t('outside.wanted'), ...right, render: (_, p) => count(p.wanted) },
    { title: t('outside.quantity'), ...right, render: (_, p) => count(p.quantity) },
    {
      title: t('outside.state'),
      width: 130,
      render: (_, p) => <Tag color={colours[p.state]}>{word('publication', p.state)}</Tag>,
    },
    { title: t('stock.at'), width: 110, render: (_, p) => <When at={p.at} /> },
    { title: t('outside.note'), dataIndex: 'note' },
  ]
  return (
    <Load query={query} rows={3}>
      {({ publishes, items }) =>
        publishes || items.length > 0 ? (
          <Rows<PublishedItem>
            title={() => t('outside.told')}
            columns={columns}
            dataSource={items}
            rowKey={(p) => `${p.warehouse}/${p.sku}`}
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            locale={{ emptyText: t('outside.nothingTold') }}
            scroll={{ x: 900 }}
          />
        ) : null
      }
    </Load>
  )
}
