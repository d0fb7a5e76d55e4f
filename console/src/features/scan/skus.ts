import { parsePieces } from '../../parts/format/money'

export interface SkuCount {
  sku: string
  quantity: number
}

/** A goods barcode counts one more of it; a short number says how many of the last; 0 takes the last away. */
export function addSku(skus: SkuCount[], input: string): SkuCount[] {
  const text = input.normalize('NFKC').trim()
  const last = skus.at(-1)
  const pieces = text.length <= 3 ? parsePieces(text, 999) : null
  if (pieces !== null) {
    if (!last) return skus
    return pieces === 0 ? skus.slice(0, -1) : [...skus.slice(0, -1), { ...last, quantity: pieces }]
  }
  const same = skus.find((s) => s.sku === text)
  return [...skus.filter((s) => s.sku !== text), { sku: text, quantity: (same?.quantity ?? 0) + 1 }]
}
