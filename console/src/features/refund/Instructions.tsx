import { Card, Tag, type TableColumnsType } from 'antd'
import type { InstructionView, RefundDetail } from '../../api/generated'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'

const colors: Record<string, string> = {
  prepared: 'default',
  dispatching: 'blue',
  done: 'green',
  refused: 'red',
  unknown: 'purple',
  'finding-out': 'purple',
  void: 'default',
}

function What({ instruction }: { instruction: InstructionView }) {
  const { t, pick } = useI18n()
  const { key, action, actionText, code, text } = instruction
  return (
    <div>
      <span className="sentence" title={key}>
        {pick(actionText) || action}
      </span>
      {(code || text) && (
        <div className="small quiet">
          {t('ins.answer')}
          {t('common.colon')}
          {code && <code>{code}</code>} {text}
        </div>
      )}
    </div>
  )
}

/** What was asked of the platform and others, each durable before it was sent. */
export function Instructions({ refund }: { refund: RefundDetail }) {
  const i18n = useI18n()
  const { t, word } = i18n
  const columns: TableColumnsType<InstructionView> = [
    { title: t('ins.action'), render: (_, i) => <What instruction={i} /> },
    {
      title: t('ins.state'),
      width: 110,
      render: (_, i) => <Tag color={colors[i.state] ?? 'default'}>{word('insState', i.state)}</Tag>,
    },
    {
      title: t('ins.amount'),
      width: 110,
      align: 'right',
      className: 'nums',
      render: (_, i) =>
        i.amountFen > 0 ? money(i.amountFen, refund.order.currency) : <span className="quiet">—</span>,
    },
    {
      title: t('ins.author'),
      width: 160,
      ellipsis: true,
      render: (_, i) => <span title={i.author}>{sourceText(i18n, i.author)}</span>,
    },
    { title: t('ins.attempt'), width: 84, align: 'right', className: 'nums', dataIndex: 'attempt' },
    { title: t('ins.firstSent'), width: 110, render: (_, i) => <When at={i.firstSent} /> },
  ]
  return (
    <Card title={t('refund.instructions')} className="card-gap">
      {refund.instructions.length === 0 ? (
        <p className="quiet none">{t('ins.none')}</p>
      ) : (
        <Rows<InstructionView> rowKey="key" columns={columns} dataSource={refund.instructions} scroll={{ x: 640 }} />
      )}
    </Card>
  )
}
