import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../src/parts/i18n/en'
import { zh, type Key } from '../src/parts/i18n/zh'

const keys = Object.keys(zh) as Key[]
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      if (entry.name === 'i18n') return ''
      const path = join(folder, entry.name)
      return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(entry.name) ? readFileSync(path, 'utf8') : ''
    })
    .join('\n')
}

describe('the two languages', () => {
  it('have the same keys, in the same order', () => {
    expect(Object.keys(en)).toEqual(keys)
  })

  it('fill in the same values', () => {
    for (const key of keys) expect([key, places(en[key])]).toEqual([key, places(zh[key])])
  })

  it('leave nothing empty or untranslated', () => {
    for (const key of keys) {
      if (key === 'shops.sinceAfter') continue
      expect([key, en[key].trim() !== '']).toEqual([key, true])
      expect([key, /[\u4e00-\u9fff]/.test(en[key])]).toEqual([key, false])
    }
  })

  it('have no words that nobody says', () => {
    const code = sources(join(import.meta.dirname, '../src'))
    const groups = [...code.matchAll(/word\('([\w.]+)'/g)].map((m) => `${m[1]}.`)
    const built = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map((m) => m[1] ?? '')
    const said = (key: string) => code.includes(`'${key}'`) || [...groups, ...built].some((g) => key.startsWith(g))
    expect(keys.filter((key) => !said(key))).toEqual([])
  })
})
