import { useI18n } from '../parts/i18n'

export function Brand() {
  const { t } = useI18n()
  return (
    <span className="brand">
      <img src="/favicon.svg" alt="" width={28} height={28} />
      <span>{t('app.name')}</span>
    </span>
  )
}
