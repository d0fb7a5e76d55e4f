import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

describe('what is generated', () => {
  const [, document, text, ...rest] = read('../src/api/generated.ts').split('\n')

  it('belongs to the OpenAPI document as it is now: run `npm run generate`', () => {
    expect(document).toBe(`// document ${digest(read('../../tests/Antui.Tests/Api/openapi.json'))}`)
  })

  it('was not changed by hand', () => {
    expect(text).toBe(`// text ${digest(rest.join('\n'))}`)
  })
})
