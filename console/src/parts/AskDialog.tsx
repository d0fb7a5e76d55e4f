import { Alert, Button, Form, Input, Modal } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { useI18n } from './i18n'
import { ProblemAlert } from './ProblemAlert'
import { useSend } from './useSend'

interface Props<R> {
  title: string
  /** What will happen; with it, whether it can be taken back, unless nothing is changed that would have to be. */
  note: ReactNode
  undo: 'yes' | 'no' | 'partly' | 'needless'
  ok: string
  danger?: boolean
  reason?: 'none' | 'optional' | 'needed'
  /** The reason may be several lines: Enter begins the next one and never sends. */
  long?: boolean
  disabled?: boolean
  /** What is sent, so that the same again keeps its key. */
  content: unknown
  call: (key: string, reason: string) => Promise<R>
  onDone: (result: R) => void
  onClose: () => void
  /** Reads again what is asked about: offered when it changed meanwhile, or when nobody knows what became of a send. */
  onReload?: () => void
  /** The heading of a refusal. */
  failed?: string
  /** What else is asked; it is given the way to send, for fields that end with Enter. */
  children?: ReactNode | ((send: () => void) => ReactNode)
}

/** Every change asks first, and says before it is done whether it can be undone. */
export function AskDialog<R>(props: Props<R>) {
  const { title, note, undo, ok, reason: asks = 'none', content, call, onDone, onClose, onReload, children } = props
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
    const fields = (only: string) => body.current?.querySelector<HTMLElement>(only)
    const field = fields('[data-first]') ?? fields('input:not([type=radio], [type=checkbox]), textarea')
    ;(field ?? okButton.current)?.focus()
  }
  const { problem, unsure, busy } = sending
  const isChanged = problem?.code === 'REQUEST_CHANGED'
  const blocked = props.disabled || isChanged || (asks === 'needed' && reason.trim() === '')
  const trySubmit = () => {
    if (!blocked && !busy) void submit()
  }
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
          loading={busy}
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
        <Form layout="vertical" {...(!props.long && { onFinish: trySubmit })}>
          {typeof children === 'function' ? children(trySubmit) : children}
          {asks !== 'none' && (
            <Form.Item label={t('act.reason')} required={asks === 'needed'} extra={t('act.reasonHint')}>
              {props.long ? (
                <Input.TextArea
                  rows={3}
                  maxLength={200}
                  showCount
                  value={reason}
                  aria-label={t('act.reason')}
                  onChange={(e) => setReason(e.target.value)}
                />
              ) : (
                <Input
                  maxLength={200}
                  value={reason}
                  aria-label={t('act.reason')}
                  onChange={(e) => setReason(e.target.value)}
                />
              )}
            </Form.Item>
          )}
        </Form>
      </div>
      {problem && (
        <ProblemAlert
          problem={problem}
          title={props.failed ?? t('act.failed')}
          {...(!unsure && onReload && { onReload })}
        >
          {unsure && <div>{t('act.confirmUnsure')}</div>}
          {isChanged && <div>{t('act.changed')}</div>}
          {unsure && onReload && (
            <Button size="small" onClick={onReload}>
              {t('common.reload')}
            </Button>
          )}
        </ProblemAlert>
      )}
    </Modal>
  )
}
