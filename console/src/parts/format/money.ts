const signs: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€', HKD: 'HK$', JPY: '¥' }

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** Exact: fen are integers and no floating point is involved on the way to the screen. */
export function money(fen: number, currency = 'CNY'): string {
  if (!Number.isSafeInteger(fen)) return '—'
  const size = Math.abs(fen)
  const yuan = Math.floor(size / 100).toString()
  const cents = (size % 100).toString().padStart(2, '0')
  return `${fen < 0 ? '−' : ''}${signs[currency] ?? `${currency} `}${grouped(yuan)}.${cents}`
}

/** "12.34" (also with ¥, commas, full-width digits) to fen; null when it is no amount with at most two decimals. */
export function parseYuan(input: string): number | null {
  const plain = input.normalize('NFKC').replace(/[¥,\s]/g, '')
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match?.[1]) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** A whole number of pieces within limits (also full-width digits); null when it is none. */
export function parsePieces(input: string, most = 1_000_000, least = 0): number | null {
  const plain = input.normalize('NFKC').trim()
  if (!/^\d{1,7}$/.test(plain)) return null
  const n = Number(plain)
  return n >= least && n <= most ? n : null
}

export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${(fen % 100).toString().padStart(2, '0')}`
}

export function count(n: number | null | undefined): string {
  return n === null || n === undefined ? '—' : grouped(Math.trunc(n).toString())
}

export function percent(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : '—'
}
