import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useState } from 'react'
import { useI18n } from './i18n'

/** A number people paste elsewhere; the button shows on hover and on keyboard focus. */
export function Copyable({ text, href }: { text: string; href?: string }) {
  const { t } = useI18n()
  const [done, setDone] = useState(false)
  const copy = () => {
    // Absent on plain HTTP outside loopback; the text can still be marked and copied.
    void navigator.clipboard?.writeText(text).then(() => {
      setDone(true)
      setTimeout(() => setDone(false), 1_500)
    })
  }
  return (
    <span className="copyable">
      {href ? (
        <a href={href} className="nums">
          {text}
        </a>
      ) : (
        <span className="nums">{text}</span>
      )}
      <Tooltip title={t(done ? 'common.copied' : 'common.copy')}>
        <button type="button" className="copy" aria-label={`${t('common.copy')} ${text}`} onClick={copy}>
          {done ? <CheckOutlined /> : <CopyOutlined />}
        </button>
      </Tooltip>
    </span>
  )
}
