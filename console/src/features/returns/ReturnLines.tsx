import { Card, type TableColumnsType } from 'antd'
import type { ReturnLine } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'

const grades = ['good', 'opened', 'defective', 'wrong', 'missing'] as const

/** By line: what was to come, what came, and how it was graded. */
export function ReturnLines({ lines }: { lines: ReturnLine[] }) {
  const { t, word } = useI18n()
  const columns: TableColumnsType<ReturnLine> = [
    {
      title: t('goods.title'),
      render: (_, line) => (
        <div className="two-lines">
          <span>{line.title || line.sku}</span>
          <span className="small quiet nums">{line.sku}</span>
        </div>
      ),
    },
    { title: t('goods.expected'), width: 80, align: 'right', className: 'nums', dataIndex: 'expected' },
    { title: t('goods.received'), width: 80, align: 'right', className: 'nums', dataIndex: 'received' },
    ...grades.map((grade) => ({
      title: word('retGrade', grade),
      width: 72,
      align: 'right' as const,
      render: (_: unknown, line: ReturnLine) => (
        <span className={line[grade] === 0 ? 'quiet nums' : grade === 'good' ? 'strong nums' : 'warn strong nums'}>
          {line[grade]}
        </span>
      ),
    })),
  ]
  return (
    <Card title={t('ret.lines')} className="card-gap">
      <Rows<ReturnLine> rowKey="lineNo" columns={columns} dataSource={lines} scroll={{ x: 640 }} />
    </Card>
  )
}
