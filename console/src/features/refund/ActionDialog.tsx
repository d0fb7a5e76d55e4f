import { Alert, App, Checkbox } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { ActionResult, PersonAction, RefundDetail } from '../../api/generated'
import { money } from '../../parts/format/money'
import { fullTime } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { usePreview } from './usePreview'

interface Props {
  refund: RefundDetail
  action: PersonAction
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
  const [accepts, setAccepts] = useState<string[]>([])
  const rules = action === 'approve' ? acceptable(seen) : []
  const asked = { action, version: seen.claim.version, ...(rules.length > 0 && { accepts }) }
  const path = { shop: seen.shop, refundNo: seen.refundNo }
  const preview = usePreview(action === 'approve' ? JSON.stringify(asked) : null, (signal) =>
    answerOf(
      client.POST('/api/v1/refunds/{shop}/{refundNo}/actions/preview', {
        params: { path },
        body: { ...asked, reason: '' },
        signal,
      }),
    ),
  )
  // An approval that would move nothing keeps its button off: first tick what has to be passed.
  const wouldNotPay = preview !== undefined && !preview.pays
  const leave = () => {
    onReload()
    onClose()
  }
  const done = ({ result, notYet }: ActionResult) => {
    if (notYet) void message.warning(pick(notYet.text), 8)
    else void message.success(t(result === 'duplicate' ? 'act.duplicate' : 'act.applied'))
    leave()
  }

  return (
    <AskDialog
      title={t(`act.title.${action}`, { amount: money(seen.amountFen, seen.order.currency) })}
      note={
        <span className="quiet">
          {t(`act.note.${action}`)}{' '}
          <span className="small nowrap">({t('act.version', { n: versionText(seen.claim.version) })})</span>
        </span>
      }
      undo="needless"
      ok={t(`act.${action}`)}
      danger={action === 'refuse'}
      disabled={wouldNotPay}
      reason="needed"
      long
      content={asked}
      call={(key, reason) =>
        answerOf(
          client.POST('/api/v1/refunds/{shop}/{refundNo}/actions', {
            params: { path, header: once(key) },
            body: { ...asked, reason },
          }),
        )
      }
      onDone={done}
      onClose={onClose}
      onReload={leave}
    >
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
      {preview && (
        <Alert className="gap-below" type={preview.pays ? 'info' : 'warning'} showIcon title={pick(preview.text)} />
      )}
    </AskDialog>
  )
}
