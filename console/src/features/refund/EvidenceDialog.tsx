import { Alert, App, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { api, type NewEvidence } from '../../api/client'
import { newKey } from '../../api/http'
import type { Problem } from '../../api/problem'
import type { RefundDetail } from '../../api/refund'
import { useI18n } from '../../parts/i18n'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { asProblem } from '../../parts/useQuery'
import { usePreview } from './usePreview'

const kinds = ['stopped', 'received'] as const
const levels = ['not-released', 'released', 'picking', 'packed', 'recalled', 'back-in-warehouse']
const grades = ['good', 'opened', 'defective', 'wrong-item', 'missing', 'unclear']

interface Row {
  lineNo: string
  title: string
  most: number
  /** Nothing is chosen for the person: what is not filled in was not looked at. */
  quantity: number | null
  grade?: string | undefined
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
  const [level, setLevel] = useState<string>()
  const [rows, setRows] = useState(() => rowsOf(refund))
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
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
    kind: kind ?? '',
    note: note.trim(),
    ...(kind === 'stopped'
      ? { level, lines: said.map(({ lineNo, quantity }) => ({ lineNo, quantity })) }
      : { inspected: graded }),
  }
  const preview = usePreview(isWhole ? JSON.stringify({ ...evidence, note: '' }) : null, () =>
    api.previewEvidence(refund.shop, evidence),
  )

  const submit = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const { result } = await api.reportEvidence(refund.shop, evidence)
      void message.success(t(result === 'duplicate' ? 'act.duplicate' : 'act.applied'))
      onReload()
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
    }
  }

  return (
    <Modal
      open
      title={t('say.title')}
      okText={t('say.send')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => void submit()}
      okButtonProps={{ disabled: !isWhole || preview?.allowed === false }}
    >
      <p className="quiet">{t('say.hint')}</p>
      <Form layout="vertical">
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
                  options={grades.map((g) => ({ value: g, label: word('grade', g) }))}
                />
              )}
            </div>
          ))}
        </Form.Item>
        <Form.Item label={t('say.note')}>
          <Input value={note} maxLength={200} aria-label={t('say.note')} onChange={(e) => setNote(e.target.value)} />
        </Form.Item>
      </Form>
      {preview && (
        <Alert className="gap-below" type={preview.pays ? 'warning' : 'info'} showIcon title={pick(preview.text)} />
      )}
      {problem && <ProblemAlert problem={problem} title={t('act.failed')} />}
    </Modal>
  )
}
