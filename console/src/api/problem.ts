/** A refusal of the server (RFC 9457); its title and detail are shown to the person as they are. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly traceId: string,
    readonly errors: string[],
  ) {
    super(detail || title || code)
  }

  get isUnauthorized() {
    return this.status === 401
  }
}

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
  )
}
