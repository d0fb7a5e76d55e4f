import { useI18n } from '../../parts/i18n'

/** Where the platform's assistant refunds, an empty list is the rule; elsewhere it means a person for each refund. */
export function NoStrategies({ way }: { way: string | undefined }) {
  const { t } = useI18n()
  return way === 'assistant' ? (
    <span className="quiet">{t('strat.atPlatform')}</span>
  ) : (
    <span className="warn-text">{t('strat.none')}</span>
  )
}
