import { useI18n } from './i18n'

/** A platform's own status in words, with its spelling for whoever asks the platform about it. */
export function RawStatus({ code }: { code: string }) {
  const { word } = useI18n()
  const text = word('rawStatus', code)
  return text === code ? <code className="small">{code}</code> : <span title={code}>{text}</span>
}
