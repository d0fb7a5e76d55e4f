import { useMemo, useSyncExternalStore } from 'react'
import type { Both } from '../../api/generated'
import { span } from '../format/time'
import { en } from './en'
import { zh, type Key } from './zh'

export type Language = 'zh' | 'en'
export type Values = Record<string, string | number>

const slot = 'antui.language'
const words: Record<Language, Record<Key, string>> = { zh, en }
const listeners = new Set<() => void>()
let current: Language = localStorage.getItem(slot) === 'en' ? 'en' : 'zh'

export function setLanguage(language: Language) {
  current = language
  localStorage.setItem(slot, language)
  listeners.forEach((listener) => listener())
}

export function fill(pattern: string, values: Values = {}): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function make(language: Language) {
  const t = (key: Key, values?: Values) => fill(words[language][key], values)
  return {
    language,
    t,
    /** A word of the API; one that is new to the console is shown as the server spells it. */
    word: (group: string, name: string | null | undefined, values?: Values) =>
      fill((words[language] as Record<string, string>)[`${group}.${name}`] ?? name ?? '—', values),
    /** A text the server gives in both languages. */
    pick: (text: Both | null | undefined) => (text ? text[language] || text.zh || text.en : ''),
    span: (ms: number) => {
      const { key, a, b } = span(ms)
      return t(key, { a, b })
    },
  }
}

export type I18n = ReturnType<typeof make>

export function useI18n(): I18n {
  const language = useSyncExternalStore(subscribe, () => current)
  return useMemo(() => make(language), [language])
}
