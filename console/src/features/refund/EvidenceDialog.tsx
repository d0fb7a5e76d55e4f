import { Alert, App, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import {
  gradeValues,
  type FactResult,
  type Grade,
  type NewEvidence,
  type RefundDetail,
  type StopLevel,
} from '../../api/generated'
import { newKey } from '../../api/transport'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { usePreview } from './usePreview'

const kinds = ['stopped', 'received'] as const
const levels: StopLevel[] = ['not-released', 'released', 'picking', 'packed', 'recalled', 'back-in-warehouse']

interface Row {
  lineNo: string
  title: string
  most: number
  /** Nothing is chosen for the person: what is not filled in was not looked at. */
  quantity: number | null
  grade?: Grade | undefined
}

function rowsOf({ claim, order }: RefundDetail): Row[] {
  const claimed =
    claim.lines.length > 0 ? claim.lines : order.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }))
  return claimed.map(({ lineNo, quantity }) => {
    const line = order.lines.find((l) => l.lineNo === lineNo)
    return { lineNo, title: line?.title || lineNo, most: line?.quantity ?? quantity, quantity: null }
  })
}

/** A person of the goods side says what became of the goods; it is kept as evidence under the key's name. */
export function EvidenceDialog({
  refund,
  onClose,
  onReload,
}: {
  refund: RefundDetail
  onClose: () => void
  onReload: () => void
}) {
  const { t, word, pick } = useI18n()
  const { message } = App.useApp()
  const [key] = useState(newKey)
  const [kind, setKind] = useState<(typeof kinds)[number]>()
  const [level, setLevel] = useState<StopLevel>()
  const [rows, setRows] = useState(() => rowsOf(refund))
  const [note, setNote] = useState('')
  const said = rows.flatMap((r) => (r.quantity ? [{ ...r, quantity: r.quantity }] : []))
  const change = (at: number, part: Partial<Row>) =>
    setRows((old) => old.map((r, i) => (i === at ? { ...r, ...part } : r)))

  const graded = said.flatMap(({ lineNo, quantity, grade }) => (grade ? [{ lineNo, quantity, grade }] : []))
  const isWhole =
    said.length > 0 && ((kind === 'stopped' && level) || (kind === 'received' && graded.length === said.length))
  // The dialog's own key names the document, so that sending it again after a lost answer says nothing twice.
  const evidence: NewEvidence = {
    id: `console-${key}`,
    orderNo: refund.orderNo,
    refundNo: refund.refundNo,
    kind: kind ?? 'stopped',
    note: note.trim(),
    ...(kind === 'stopped'
      ? { level, lines: said.map(({ lineNo, quantity }) => ({ lineNo, quantity })) }
      : { inspected: graded }),
  }
  const path = { shop: refund.shop }
  const preview = usePreview(isWhole ? JSON.stringify({ ...evidence, note: '' }) : null, (signal) =>
    answerOf(client.POST('/api/v1/shops/{shop}/evidence/preview', { params: { path }, body: evidence, signal })),
  )
  const done = ({ result }: FactResult) => {
    void message.success(t(result === 'duplicate' ? 'act.duplicate' : 'act.applied'))
    onReload()
    onClose()
  }

  return (
    <AskDialog
      title={t('say.title')}
      note={<span className="quiet">{t('say.hint')}</span>}
      undo="needless"
      ok={t('say.send')}
      disabled={!isWhole || preview?.allowed === false}
      content={evidence}
      call={(send) =>
        answerOf(
          client.POST('/api/v1/shops/{shop}/evidence', { params: { path, header: once(send) }, body: evidence }),
        )
      }
      onDone={done}
      onClose={onClose}
    >
      <Form.Item>
        <Radio.Group
          value={kind}
          optionType="button"
          onChange={(e) => setKind(e.target.value as (typeof kinds)[number])}
          options={kinds.map((k) => ({ value: k, label: word('evidence', k) }))}
        />
      </Form.Item>
      {kind === 'stopped' && (
        <Form.Item label={t('evidence.level')} required>
          <Select
            value={level}
            onChange={setLevel}
            aria-label={t('evidence.level')}
            options={levels.map((l) => ({ value: l, label: word('level', l) }))}
          />
        </Form.Item>
      )}
      <Form.Item label={t('goods.title')} required>
        {rows.map((row, at) => (
          <div key={row.lineNo} className="say-row">
            <span>{row.title}</span>
            <InputNumber
              min={0}
              max={row.most}
              precision={0}
              value={row.quantity}
              aria-label={`${t('goods.quantity')} ${row.title}`}
              onChange={(quantity) => change(at, { quantity })}
            />
            {kind === 'received' && (
              <Select
                value={row.grade}
                aria-label={`${t('goods.inspected')} ${row.title}`}
                onChange={(grade) => change(at, { grade })}
                options={gradeValues.map((g) => ({ value: g, label: word('grade', g) }))}
              />
            )}
          </div>
        ))}
      </Form.Item>
      <Form.Item label={t('say.note')}>
        <Input value={note} maxLength={200} aria-label={t('say.note')} onChange={(e) => setNote(e.target.value)} />
      </Form.Item>
      {preview && (
        <Alert className="gap-below" type={preview.pays ? 'warning' : 'info'} showIcon title={pick(preview.text)} />
      )}
    </AskDialog>
  )
}
