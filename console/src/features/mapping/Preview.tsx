import { Button, Empty, Table, type TableColumnsType } from 'antd'
import { textOf } from '../../api/goods'
import { opsApi, type MappingRow, type MappingTable, type PreviewRow } from '../../api/ops'
import { useI18n } from '../../parts/i18n'
import { ListProblem } from '../../parts/Absent'
import { useSend } from '../../parts/useSend'
import { useState } from 'react'
import { faultsOf } from './mapping'

/** What the table as it stands here would make of real records; nothing is saved by looking. */
export function Preview({ shop, table, rows }: { shop: string; table: MappingTable; rows: MappingRow[] }) {
  const { t, pick } = useI18n()
  const [items, setItems] = useState<PreviewRow[]>()
  const sending = useSend<{ items: PreviewRow[] }>()
  const look = async () => {
    const answer = await sending.send([table, rows, Date.now()], () => opsApi.previewMapping(shop, table, rows))
    if (answer) setItems(answer.items)
  }
  const columns: TableColumnsType<PreviewRow> = [
    { title: t('map.record'), width: 200, className: 'nums', dataIndex: 'no' },
    { title: t('map.before'), render: (_, row) => row.before || <span className="quiet">—</span> },
    {
      title: t('map.after'),
      render: (_, row) => <span className={row.before !== row.after ? 'strong' : ''}>{row.after || '—'}</span>,
    },
    { title: t('map.problem'), render: (_, row) => <span className="warn">{textOf(row.problem, pick)}</span> },
  ]
  return (
    <div className="foot">
      <Button loading={sending.busy} disabled={faultsOf(rows).length > 0} onClick={() => void look()}>
        {t('map.preview')}
      </Button>{' '}
      <span className="quiet small">{t('map.previewHint')}</span>
      {sending.problem && <ListProblem problem={sending.problem} onRetry={() => void look()} />}
      {items && (
        <Table<PreviewRow>
          className="foot"
          size="small"
          rowKey={(row) => `${row.no}/${items.indexOf(row)}`}
          pagination={false}
          columns={columns}
          dataSource={items}
          scroll={{ x: 640 }}
          locale={{ emptyText: <Empty description={t('map.noRecords')} /> }}
        />
      )}
    </div>
  )
}
