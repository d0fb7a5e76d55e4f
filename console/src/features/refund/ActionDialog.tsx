import { Alert, App, Button, Checkbox, Form, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import { api } from '../../api/client'
import { newKey } from '../../api/http'
import type { Problem } from '../../api/problem'
import type { RefundDetail } from '../../api/refund'
import type { ActionName } from '../../api/verification'
import { money } from '../../parts/format/money'
import { fullTime } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { asProblem } from '../../parts/useQuery'
import { usePreview } from './usePreview'

interface Props {
  refund: RefundDetail
  action: ActionName
  onClose: () => void
  onReload: () => void
}

// Platforms number versions either by counting or by the time of the change in milliseconds.
function versionText(version: number): string {
  return version > 1e12 ? fullTime(version) : String(version)
}

/** The rules that stand in the way and that the server lets a person pass. */
function acceptable(refund: RefundDetail) {
  const failed = refund.verification.findings.filter((f) => f.group === 'guard' && !f.passed)
  return failed.filter((f) => refund.verification.acceptable.includes(f.rule))
}

/**
 * What a person decides is about the request as it was when the dialog opened: if the page is refreshed underneath, the
 * version that is sent stays the one the person saw, and the server refuses it when it is old.
 */
export function ActionDialog({ refund, action, onClose, onReload }: Props) {
  const { t, pick } = useI18n()
  const { message } = App.useApp()
  const [seen] = useState(refund)
  const [reason, setReason] = useState('')
  const [accepts, setAccepts] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const sent = useRef({ content: '', key: '' })
  const rules = action === 'approve' ? acceptable(seen) : []
  const isUnsure = problem !== undefined && (problem.status === 0 || problem.status >= 500)
  const isChanged = problem?.code === 'REQUEST_CHANGED'
  const asked = { action, reason: '', version: seen.claim.version, ...(rules.length > 0 && { accepts }) }
  const preview = usePreview(action === 'approve' ? JSON.stringify(asked) : null, () =>
    api.previewAction(seen.shop, seen.refundNo, asked),
  )
  // An approval that would move nothing keeps its button off: first tick what has to be passed.
  const wouldNotPay = preview !== undefined && !preview.pays

  const submit = async () => {
    const body = { action, reason: reason.trim(), version: seen.claim.version, ...(rules.length > 0 && { accepts }) }
    // The same content is the same request, however often it is sent: a retry after a lost answer does nothing twice.
    const content = JSON.stringify(body)
    if (sent.current.content !== content || (problem && !isUnsure)) sent.current = { content, key: newKey() }
    setBusy(true)
    setProblem(undefined)
    try {
      const { result, notYet } = await api.act(seen.shop, seen.refundNo, body, sent.current.key)
      if (notYet) void message.warning(pick(notYet.text), 8)
      else void message.success(t(result === 'duplicate' ? 'act.duplicate' : 'act.applied'))
      onReload()
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal
      open
      title={t(`act.title.${action}`, { amount: money(seen.amountFen, seen.order.currency) })}
      onCancel={onClose}
      onOk={() => void submit()}
      okText={t(`act.${action}`)}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      okButtonProps={{ danger: action === 'refuse', disabled: reason.trim() === '' || isChanged || wouldNotPay }}
    >
      <p className="quiet">
        {t(`act.note.${action}`)}{' '}
        <span className="small nowrap">({t('act.version', { n: versionText(seen.claim.version) })})</span>
      </p>
      {rules.length > 0 && (
        <fieldset className="accepts">
          <legend>{t('act.accepts')}</legend>
          <p className="small quiet">{t('act.acceptsHint')}</p>
          <Checkbox.Group value={accepts} onChange={setAccepts}>
            {rules.map((rule) => (
              <Checkbox key={rule.rule} value={rule.rule}>
                {pick(rule.ruleText)}
                <br />
                <span className="small quiet">{pick(rule.text)}</span>
              </Checkbox>
            ))}
          </Checkbox.Group>
        </fieldset>
      )}
      <Form layout="vertical">
        <Form.Item label={t('act.reason')} required extra={t('act.reasonHint')}>
          <Input.TextArea
            autoFocus
            rows={3}
            maxLength={200}
            showCount
            value={reason}
            aria-label={t('act.reason')}
            onChange={(e) => setReason(e.target.value)}
          />
        </Form.Item>
      </Form>
      {preview && (
        <Alert className="gap-below" type={preview.pays ? 'info' : 'warning'} showIcon title={pick(preview.text)} />
      )}
      {problem && (
        <ProblemAlert problem={problem} title={t('act.failed')}>
          {isUnsure && <div>{t('act.confirmUnsure')}</div>}
          {isChanged && <div>{t('act.changed')}</div>}
          {(isChanged || isUnsure || problem.status === 409) && (
            <Button
              size="small"
              onClick={() => {
                onReload()
                onClose()
              }}
            >
              {t('common.reload')}
            </Button>
          )}
        </ProblemAlert>
      )}
    </Modal>
  )
}
