import { Button, Flex, Form, Input } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import type { MatchItem, NewUnclaimed, UnclaimedItem } from '../../api/generated'
import { answerOf, client, once } from '../../api/client'
import { parsePieces } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { useSend } from '../../parts/useSend'
import { addSku, type SkuCount } from './skus'

interface Props {
  number: string
  warehouse: string
  onSaved: (id: string, matches: MatchItem[]) => void
  onClose: () => void
}

/** A parcel nobody expects: goods by scanner (a digit sets how many of the last), the rest with Tab; Enter saves. */
export function UnclaimedForm({ number, warehouse, onSaved, onClose }: Props) {
  const { t } = useI18n()
  const [skus, setSkus] = useState<SkuCount[]>([])
  const [text, setText] = useState('')
  const [carrier, setCarrier] = useState('')
  const [phoneTail, setPhoneTail] = useState('')
  const [weight, setWeight] = useState('')
  const [slip, setSlip] = useState('')
  const [note, setNote] = useState('')
  const sending = useSend<UnclaimedItem>()
  const grams = weight ? parsePieces(weight, 999_999, 1) : null
  const isWrong = (weight !== '' && grams === null) || (phoneTail !== '' && !/^\d{4}$/.test(phoneTail))
  const save = async () => {
    if (isWrong || sending.busy) return
    const body: NewUnclaimed = {
      ...(number && { number }),
      ...(carrier.trim() && { carrier: carrier.trim() }),
      ...(phoneTail && { phoneTail }),
      ...(slip.trim() && { slip: slip.trim() }),
      skus,
      ...(grams !== null && { weightGrams: grams }),
      warehouse,
      note: note.trim(),
    }
    const saved = await sending.send(body, (key) =>
      answerOf(client.POST('/api/v1/unclaimed', { params: { header: once(key) }, body })),
    )
    if (saved) onSaved(saved.id, saved.matches ?? [])
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      if (text.trim()) {
        setSkus(addSku(skus, text))
        setText('')
      } else void save()
    }
  }
  const field = (label: string, value: string, set: (v: string) => void, most: number, mode?: 'numeric') => (
    <Form.Item label={label}>
      <Input
        value={value}
        maxLength={most}
        inputMode={mode}
        aria-label={label}
        onChange={(e) => set(e.target.value)}
      />
    </Form.Item>
  )
  return (
    <Form layout="vertical" className="scan-form" onKeyDown={onKey}>
      <h2>{t('unc.add')}</h2>
      <Form.Item label={t('scan.unclaimedSku')} extra={t('scan.unclaimedHint')}>
        <Input
          autoFocus
          size="large"
          autoComplete="off"
          value={text}
          maxLength={64}
          aria-label={t('scan.unclaimedSku')}
          onChange={(e) => setText(e.target.value)}
        />
      </Form.Item>
      <ul className="plain-list">
        {skus.map((s) => (
          <li key={s.sku} className="nums">
            {s.sku} × <b>{s.quantity}</b>
          </li>
        ))}
      </ul>
      <Flex gap={12} wrap>
        {field(t('sales.carrier'), carrier, setCarrier, 40)}
        {field(t('unc.slip'), slip, setSlip, 64)}
        {field(t('unc.phoneTail'), phoneTail, setPhoneTail, 4, 'numeric')}
        {field(`${t('unc.weight')} (g)`, weight, setWeight, 6, 'numeric')}
        {field(t('say.note'), note, setNote, 200)}
      </Flex>
      {isWrong && (
        <p className="warn" role="alert">
          {t('scan.unclaimedWrong')}
        </p>
      )}
      {sending.problem && <ProblemAlert problem={sending.problem} title={t('act.failed')} />}
      <Flex gap={8}>
        <Button type="primary" loading={sending.busy} disabled={isWrong} onClick={() => void save()}>
          {t('unc.add')} (⏎)
        </Button>
        <Button onClick={onClose}>{t('common.cancel')} (Esc)</Button>
      </Flex>
    </Form>
  )
}
