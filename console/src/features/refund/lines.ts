import type { LineQuantity, LineView } from '../../api/generated'

/** "蓝牙耳机 ×1、充电线 ×2": goods by title where the order knows the line. */
export function linesText(lines: LineQuantity[], order: LineView[], separator: string): string {
  return lines
    .map((l) => `${order.find((o) => o.lineNo === l.lineNo)?.title || l.lineNo} ×${l.quantity}`)
    .join(separator)
}
