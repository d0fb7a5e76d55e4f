import { Alert } from 'antd'
import type { Both } from '../api/generated'
import { count } from './format/money'
import { useI18n } from './i18n'

const most = 50

/** One of many that was not done: a shipment of an order, or a record of the pool. */
export interface Failed {
  no?: string
  orderNo?: string
  shipmentNo?: string
  code: string
  text: Both
}

export const nameOf = ({ no, orderNo, shipmentNo }: Failed) =>
  [no ?? orderNo, shipmentNo].filter(Boolean).join(' / ')

/** What of many was done, and for each that was not, why. */
export function BulkView({ result, onClose }: { result: { done: number; failed: Failed[] }; onClose?: () => void }) {
  const { t, pick } = useI18n()
  const failed = result.failed
  return (
    <Alert
      className="gap-below"
      showIcon
      role="status"
      type={failed.length === 0 ? 'success' : result.done > 0 ? 'warning' : 'error'}
      title={t('bulk.result', { done: count(result.done), failed: count(failed.length) })}
      {...(onClose && { closable: { onClose } })}
      description={
        failed.length > 0 && (
          <ul className="faults">
            {failed.slice(0, most).map((f, at) => (
              <li key={`${nameOf(f)}/${at}`}>
                <span className="nums">{nameOf(f)}</span> {pick(f.text)}{' '}
                <code className="small quiet">{f.code}</code>
              </li>
            ))}
            {failed.length > most && <li>{t('bulk.more', { n: count(failed.length - most) })}</li>}
          </ul>
        )
      }
    />
  )
}
