import { count } from '../../parts/format/money'
import type { I18n } from '../../parts/i18n'

/** What a run did, in words. */
export function countsText({ word, t }: I18n, counts: Record<string, number> | undefined): string {
  return Object.entries(counts ?? {})
    .map(([name, n]) => `${word('jobCount', name)} ${count(n)}`)
    .join(t('common.sep'))
}
