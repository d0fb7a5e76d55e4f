import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '../src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))

/** The files that a file names, types included: what is a circle to a reader is one here. */
function importsOf(file: string): string[] {
  const named = [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
  return named.flatMap(([, path]) => {
    const at = posix.join(posix.dirname(file), path ?? '')
    return [`${at}.ts`, `${at}.tsx`, `${at}/index.ts`].filter((f) => files.includes(f))
  })
}

const graph = new Map(files.map((file) => [file, importsOf(file)]))

/** One circle of a graph, as the way round it. */
function circle(edges: Map<string, string[]>): string[] {
  const done = new Set<string>()
  const walk = (at: string, way: string[]): string[] => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at]
    if (done.has(at)) return []
    for (const next of edges.get(at) ?? []) {
      const found = walk(next, [...way, at])
      if (found.length > 0) return found
    }
    done.add(at)
    return []
  }
  for (const at of edges.keys()) {
    const found = walk(at, [])
    if (found.length > 0) return found
  }
  return []
}

/** What a file belongs to: a feature, a room, or the root that puts them together. */
const folderOf = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('features/') ? 2 : 1)
    .join('/')
const roomOf = (file: string) => (file.includes('/') ? file.split('/')[0] : '')

describe('the rooms of the console', () => {
  it('have files, and files name each other', () => {
    expect(files.length).toBeGreaterThan(100)
    expect([...graph.values()].flat().length).toBeGreaterThan(500)
  })

  it('have no circle of files', () => {
    expect(circle(graph)).toEqual([])
  })

  it('have no circle of folders', () => {
    const folders = new Map<string, string[]>()
    for (const [file, named] of graph) {
      const others = named.map(folderOf).filter((folder) => folder !== folderOf(file))
      folders.set(folderOf(file), [...new Set([...(folders.get(folderOf(file)) ?? []), ...others])])
    }
    expect(circle(folders)).toEqual([])
  })

  it('see only what is below them: features and shell the parts, parts the API', () => {
    const may: Record<string, string[]> = {
      '': ['features', 'shell', 'parts', 'api', ''],
      features: ['features', 'parts', 'api'],
      shell: ['shell', 'parts', 'api'],
      parts: ['parts', 'api'],
      api: ['api'],
    }
    const wrong = [...graph].flatMap(([file, named]) =>
      named.filter((other) => !may[roomOf(file) ?? '']?.includes(roomOf(other) ?? '')).map((o) => `${file} → ${o}`),
    )
    expect(wrong).toEqual([])
  })

  it('are the four, and nothing lies beside them but the root', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(['', 'api', 'features', 'parts', 'shell'])
  })
})
