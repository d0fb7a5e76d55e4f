import { Button, Empty, type TableColumnsType } from 'antd'
import { answerOf, client } from '../../api/client'
import type { MappingLine, MappingTable, Preview as Answered, PreviewItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { ListProblem } from '../../parts/Absent'
import { useSend } from '../../parts/useSend'
import { useState } from 'react'
import { faultsOf } from './mapping'

/** What the table as it stands here would make of real records; nothing is saved by looking. */
export function Preview({ shop, table, rows }: { shop: string; table: MappingTable; rows: MappingLine[] }) {
  const { t, pick } = useI18n()
  const [items, setItems] = useState<PreviewItem[]>()
  const sending = useSend<Answered>()
  const look = async () => {
    const answer = await sending.send([table, rows, Date.now()], () =>
      answerOf(
        client.POST('/api/v1/shops/{shop}/mapping/preview', {
          params: { path: { shop } },
          body: { table, items: rows },
        }),
      ),
    )
    if (answer) setItems(answer.items)
  }
  const columns: TableColumnsType<PreviewItem> = [
    { title: t('map.record'), width: 200, className: 'nums', dataIndex: 'no' },
    { title: t('map.before'), render: (_, row) => row.before || <span className="quiet">—</span> },
    {
      title: t('map.after'),
      render: (_, row) => <span className={row.before !== row.after ? 'strong' : ''}>{row.after || '—'}</span>,
    },
    { title: t('map.problem'), render: (_, row) => <span className="warn">{pick(row.problem)}</span> },
  ]
  return (
    <div className="foot">
      <Button loading={sending.busy} disabled={faultsOf(rows).length > 0} onClick={() => void look()}>
        {t('map.preview')}
      </Button>{' '}
      <span className="quiet small">{t('map.previewHint')}</span>
      {sending.problem && <ListProblem problem={sending.problem} onRetry={() => void look()} />}
      {items && (
        <Rows<PreviewItem>
          className="foot"
          rowKey={(row) => `${row.no}/${items.indexOf(row)}`}
          columns={columns}
          dataSource={items}
          scroll={{ x: 640 }}
          locale={{ emptyText: <Empty description={t('map.noRecords')} /> }}
        />
      )}
    </div>
  )
}
