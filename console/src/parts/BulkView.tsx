import { Alert } from 'antd'
import { nameOf, textOf, type BulkResult } from '../api/goods'
import { count } from './format/money'
import { useI18n } from './i18n'

const most = 50

/** What of many was done, and for each that was not, why. */
export function BulkView({ result, onClose }: { result: BulkResult; onClose?: () => void }) {
  const { t, pick } = useI18n()
  const failed = result.failed ?? []
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
                <span className="nums">{nameOf(f)}</span> {textOf(f.text, pick)}{' '}
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
