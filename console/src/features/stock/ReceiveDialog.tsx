import { Checkbox, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { EntryOrderItem, EntryReceiptRequest } from '../../api/generated'
import { answerOf, client, once } from '../../api/client'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'

const newNo = () => `R${new Date().toISOString().replace(/\D/g, '').slice(2, 17)}`

/** Counts goods in, line by line, good and defective; nothing above what was announced. */
export function ReceiveDialog(props: { entry: EntryOrderItem; onDone: () => void; onClose: () => void }) {
  const { entry, onDone, onClose } = props
  const { t } = useI18n()
  const [no] = useState(newNo)
  const [counts, setCounts] = useState(() =>
    entry.lines
      .map((l) => ({ ...l, most: l.planned - l.good - l.defective }))
      .filter((l) => l.most > 0)
      .map((l) => ({ lineNo: l.lineNo, label: l.name || l.sku, sku: l.sku, most: l.most, good: l.most, bad: 0 })),
  )
  const [isLast, setIsLast] = useState(false)
  const [note, setNote] = useState('')
  const receipt: EntryReceiptRequest = {
    receiptNo: no,
    lines: counts
      .filter((c) => c.good + c.bad > 0)
      .map(({ lineNo, good, bad }) => ({ lineNo, good, defective: bad })),
    isLast,
    note: note.trim(),
  }
  const set = (at: number, change: { good?: number; bad?: number }) =>
    setCounts(counts.map((c, i) => (i === at ? { ...c, ...change } : c)))
  return (
    <AskDialog
      title={t('entries.title', { code: entry.code })}
      note={t('entries.note')}
      undo="partly"
      ok={t('entries.receive')}
      disabled={(receipt.lines.length === 0 && !isLast) || counts.some((c) => c.good + c.bad > c.most)}
      content={receipt}
      call={(key) =>
        answerOf(
          client.POST('/api/v1/entry-orders/{shop}/{code}/receive', {
            params: { path: { shop: entry.shop, code: entry.code }, header: once(key) },
            body: receipt,
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <div className="count-line small quiet">
        <span />
        <span>{t('entries.good')}</span>
        <span>{t('stock.defective')}</span>
        <span>{t('entries.open')}</span>
      </div>
      {counts.map((c, at) => (
        <div key={c.lineNo} className="count-line">
          <span>
            {c.label} <span className="small quiet nums">{c.label === c.sku ? '' : c.sku}</span>
          </span>
          {(['good', 'bad'] as const).map((field) => (
            <InputNumber
              key={field}
              min={0}
              max={c.most}
              precision={0}
              value={c[field]}
              status={c.good + c.bad > c.most ? 'error' : ''}
              aria-label={`${t(field === 'good' ? 'entries.good' : 'stock.defective')} ${c.label}`}
              onChange={(n) => set(at, { [field]: n ?? 0 })}
            />
          ))}
          <span className="small quiet nums">/ {c.most}</span>
        </div>
      ))}
      <Form.Item>
        <Checkbox checked={isLast} onChange={(e) => setIsLast(e.target.checked)}>
          {t('entries.last')}
        </Checkbox>
      </Form.Item>
      <Form.Item label={t('say.note')}>
        <Input value={note} maxLength={200} aria-label={t('say.note')} onChange={(e) => setNote(e.target.value)} />
      </Form.Item>
    </AskDialog>
  )
}
