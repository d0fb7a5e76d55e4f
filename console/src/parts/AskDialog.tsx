import { Alert, Button, Form, Input, Modal } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { useI18n } from './i18n'
import { ProblemAlert } from './ProblemAlert'
import { useSend } from './useSend'

interface Props<R> {
  title: string
  /** What will happen; with it, whether it can be taken back, unless nothing is changed that would have to be. */
  note: string
  undo: 'yes' | 'no' | 'partly' | 'needless'
  ok: string
  danger?: boolean
  reason?: 'none' | 'optional' | 'needed'
  disabled?: boolean
  /** What is sent, so that the same again keeps its key. */
  content: unknown
  call: (key: string, reason: string) => Promise<R>
  onDone: (result: R) => void
  onClose: () => void
  children?: ReactNode
}

/** Every change asks first, and says before it is done whether it can be undone. */
export function AskDialog<R>(props: Props<R>) {
  const { title, note, undo, ok, reason: asks = 'none', content, call, onDone, onClose, children } = props
  const { t } = useI18n()
  const [reason, setReason] = useState('')
  const sending = useSend<{ value: R }>()
  const body = useRef<HTMLDivElement>(null)
  const okButton = useRef<HTMLButtonElement>(null)
  const submit = async () => {
    const done = await sending.send([content, reason.trim()], async (key) => ({
      value: await call(key, reason.trim()),
    }))
    if (done) onDone(done.value)
  }
  // The dialog takes the focus while it opens: whoever types goes on in its first field, or confirms with Enter.
  const focusFirst = (open: boolean) => {
    if (!open) return
    const field = body.current?.querySelector<HTMLElement>('input:not([type=radio], [type=checkbox]), textarea')
    ;(field ?? okButton.current)?.focus()
  }
  const blocked = props.disabled || (asks === 'needed' && reason.trim() === '')
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      afterOpenChange={focusFirst}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        <Button
          key="ok"
          ref={okButton}
          type="primary"
          danger={props.danger ?? false}
          loading={sending.busy}
          disabled={blocked}
          onClick={() => void submit()}
        >
          {ok}
        </Button>,
      ]}
    >
      <p>{note}</p>
      {undo !== 'needless' && (
        <Alert type={undo === 'no' ? 'warning' : 'info'} className="gap-below" showIcon title={t(`undo.${undo}`)} />
      )}
      <div ref={body}>
        <Form layout="vertical" onFinish={() => blocked || void submit()}>
          {children}
          {asks !== 'none' && (
            <Form.Item label={t('act.reason')} required={asks === 'needed'} extra={t('act.reasonHint')}>
              <Input
                maxLength={200}
                value={reason}
                aria-label={t('act.reason')}
                onChange={(e) => setReason(e.target.value)}
              />
            </Form.Item>
          )}
        </Form>
      </div>
      {sending.problem && (
        <ProblemAlert problem={sending.problem} title={t('act.failed')}>
          {sending.unsure && <div>{t('act.confirmUnsure')}</div>}
        </ProblemAlert>
      )}
    </Modal>
  )
}
