import { Form, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { StockEntryRequest } from '../../api/generated'
import { answerOf, client, once } from '../../api/client'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { mostLines, readEntry } from './entry'
import { useWarehouses } from './useWarehouses'

const kinds = ['in', 'out', 'count'] as const
const shownFaults = 5

const newDocNo = () => `E${new Date().toISOString().replace(/\D/g, '').slice(2, 17)}`

/** Goods come in, go out, or are counted; all lines of a document or none, and a document once. */
export function EntryDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t, word } = useI18n()
  const warehouses = useWarehouses(true)
  const [docNo, setDocNo] = useState(newDocNo)
  const [chosen, setChosen] = useState('')
  const warehouse = chosen || warehouses[0]?.value || ''
  const [kind, setKind] = useState<StockEntryRequest['kind']>('in')
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  const { lines, faults } = readEntry(text)
  const entry: StockEntryRequest = { docNo: docNo.trim(), warehouse, kind, lines, note: note.trim() }
  const isReady = entry.docNo !== '' && warehouse !== '' && lines.length > 0 && lines.length <= mostLines
  return (
    <AskDialog
      title={t('stock.enter')}
      note={word('entryNote', kind)}
      undo="partly"
      ok={t('stock.save')}
      disabled={!isReady || faults.length > 0}
      content={entry}
      call={() =>
        answerOf(
          client.POST('/api/v1/stock/entries', {
            params: { header: once(`entry-${entry.docNo}`) },
            body: entry,
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item>
        <Segmented<StockEntryRequest['kind']>
          value={kind}
          onChange={setKind}
          options={kinds.map((k) => ({ value: k, label: word('entry', k) }))}
        />
      </Form.Item>
      <Form.Item label={t('stock.docNo')} required extra={t('stock.docHint')}>
        <Input
          value={docNo}
          maxLength={64}
          aria-label={t('stock.docNo')}
          onChange={(e) => setDocNo(e.target.value)}
        />
      </Form.Item>
      <Form.Item label={t('col.warehouse')} required>
        <Select
          value={warehouse || undefined}
          options={warehouses}
          aria-label={t('col.warehouse')}
          onChange={setChosen}
        />
      </Form.Item>
      <Form.Item
        label={t('stock.lines')}
        required
        extra={
          faults.length > 0
            ? faults.slice(0, shownFaults).map((f) => (
                <div key={f.line} className="warn">
                  {t('stock.fault', { line: f.line, what: word('entryFault', f.code) })}
                </div>
              ))
            : t('stock.linesHint', { n: count(lines.length) })
        }
        {...((faults.length > 0 || lines.length > mostLines) && { validateStatus: 'error' as const })}
      >
        <Input.TextArea
          rows={6}
          className="nums"
          value={text}
          maxLength={60_000}
          placeholder={'SKU-1\t10\nSKU-2\t5\t1'}
          aria-label={t('stock.lines')}
          onChange={(e) => setText(e.target.value)}
        />
      </Form.Item>
      <Form.Item label={t('say.note')}>
        <Input value={note} maxLength={200} aria-label={t('say.note')} onChange={(e) => setNote(e.target.value)} />
      </Form.Item>
    </AskDialog>
  )
}
