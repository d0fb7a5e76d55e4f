const firstMs = 1_000
const mostMs = 30_000

/** Doubles up to half a minute; the jitter keeps many consoles from returning at the same moment. */
export function backoffMs(attempt: number, random: number): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 10))
  return Math.round(full / 2 + (full / 2) * random)
}
