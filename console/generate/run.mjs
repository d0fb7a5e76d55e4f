// Writes src/api/generated.ts from the OpenAPI document. It lives in a folder of its own because the generator needs an
// older TypeScript than the console.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const at = (path) => new URL(path, import.meta.url)
const digest = (text) => createHash('sha256').update(text).digest('hex')

const document = await readFile(at('../../tests/Antui.Tests/Api/openapi.json'), 'utf8')
const tree = await openapiTS(document, {
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  enumValues: true,
  // A field with a default may be left out of a request.
  defaultNonNullable: false,
  silent: true,
})
const text = astToString(tree)
const head = [
  '// Generated from the OpenAPI document by `npm run generate`; whoever changes the document runs it again.',
  `// document ${digest(document)}`,
  `// text ${digest(text)}`,
]
await writeFile(at('../src/api/generated.ts'), `${head.join('\n')}\n${text}`)
