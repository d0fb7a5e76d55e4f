import { Card, Tag, Tooltip, type TableColumnsType } from 'antd'
import type { EvidenceView, RefundDetail } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { linesText } from './lines'

export function EvidenceTable({ refund }: { refund: RefundDetail }) {
  const i18n = useI18n()
  const { t, word } = i18n
  const lines = (e: EvidenceView) => {
    const all = e.inspected.length > 0 ? e.inspected : e.lines
    return all.length === 0 ? t('evidence.allLines') : linesText(all, refund.order.lines, t('common.sep'))
  }
  const columns: TableColumnsType<EvidenceView> = [
    {
      title: t('evidence.kind'),
      width: 190,
      render: (_, e) => (
        <div>
          <div>
            {word('evidence', e.kind)}
            {e.level && e.level !== 'unknown' && <span className="quiet"> · {word('level', e.level)}</span>}
          </div>
          {e.note && <div className="small quiet">{e.note}</div>}
        </div>
      ),
    },
    { title: t('evidence.lines'), render: (_, e) => lines(e) },
    {
      title: t('evidence.source'),
      width: 120,
      ellipsis: true,
      render: (_, e) => <span title={`${e.source} ${e.id}`}>{sourceText(i18n, e.source)}</span>,
    },
    { title: t('evidence.at'), width: 110, render: (_, e) => <When at={e.at} /> },
    { title: t('evidence.knownAt'), width: 110, render: (_, e) => <When at={e.knownAt} /> },
    {
      title: t('evidence.state'),
      width: 90,
      render: (_, e) =>
        e.holds ? (
          <Tag color="green">{t('evidence.holds')}</Tag>
        ) : (
          <Tooltip title={e.withdrawnBecause}>
            <Tag color="red">{t('evidence.withdrawn')}</Tag>
          </Tooltip>
        ),
    },
  ]
  return (
    <Card title={t('refund.evidence')} className="card-gap">
      {refund.evidence.length === 0 ? (
        <p className="quiet none">{t('evidence.none')}</p>
      ) : (
        <Rows<EvidenceView> rowKey="id" columns={columns} dataSource={refund.evidence} scroll={{ x: 760 }} />
      )}
    </Card>
  )
}
