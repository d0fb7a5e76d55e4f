import type { I18n } from './i18n'

/** Who said or decided something: "person:李敏", "api:wms", "strategy:s1@3", "ag:23060081", "builtin", "workflow". */
export function sourceText({ t, word }: I18n, source: string | null | undefined): string {
  if (!source) return '—'
  const colon = source.indexOf(':')
  if (colon < 0) return word('source', source)
  const [kind, name] = [source.slice(0, colon), source.slice(colon + 1)]
  if (kind === 'person' || kind === 'api') return name
  if (kind === 'strategy') return t('source.strategy', { name })
  if (kind === 'job') return word('jobKind', name.split(':')[0])
  if (kind === 'erp') return t('source.erp', { name: word('erpKind', name) })
  if (kind === 'courier') return t('source.courier', { name })
  if (kind === 'ag') return `AG ${name}`
  const known = word('source', kind)
  return known === kind ? source : known
}
