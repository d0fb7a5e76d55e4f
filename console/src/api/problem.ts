import type { Both } from './generated'

/** A refusal of the server (RFC 9457), shown to the person in its own words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly traceId: string,
    readonly errors: string[],
    /** What happened and what to do, in both languages; the detail beside it is English and has the figures. */
    readonly text?: Both,
  ) {
    super(detail || title || code)
  }

  /** For a line of its own: both languages where the server has them. */
  get words(): Both | string {
    return this.text ?? (this.detail || this.title || this.code)
  }

  get isUnauthorized() {
    return this.status === 401
  }
}

const isText = (value: unknown): value is Both =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What is wrong where: `[{path, message}]`. */
function errorsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.map(
    (e: { path?: unknown; message?: unknown }) => text(e?.message) || text(e?.path) || JSON.stringify(e),
  )
}

export async function problemOf(response: Response): Promise<Problem> {
  let body: Record<string, unknown> = {}
  try {
    body = (await response.json()) as Record<string, unknown>
  } catch {
    // A proxy in between may answer with anything; the status says enough.
  }
  return new Problem(
    response.status,
    text(body['code']) || `HTTP_${response.status}`,
    text(body['title']) || response.statusText,
    text(body['detail']),
    text(body['traceId']),
    errorsOf(body['errors']),
    isText(body['text']) ? body['text'] : undefined,
  )
}
