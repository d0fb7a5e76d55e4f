import { InputNumber } from 'antd'
import { useI18n } from './i18n'
import type { LineQuantity } from '../api/generated'

export interface LineChoice {
  lineNo: string
  sku: string
  title: string
  most: number
  quantity: number
}

/** How many of each line; nothing above what there is. */
export function LinesInput({ lines, onChange }: { lines: LineChoice[]; onChange: (lines: LineChoice[]) => void }) {
  const { t } = useI18n()
  return (
    <>
      {lines.map((line, at) => (
        <div key={line.lineNo} className="line-input">
          <span>
            {line.title || line.sku}
            <span className="small quiet nums"> {line.sku}</span>
          </span>
          <InputNumber
            min={0}
            max={line.most}
            precision={0}
            value={line.quantity}
            aria-label={`${t('goods.quantity')} ${line.title || line.sku}`}
            onChange={(n) => onChange(lines.map((l, i) => (i === at ? { ...l, quantity: n ?? 0 } : l)))}
          />
          <span className="small quiet nums">/ {line.most}</span>
        </div>
      ))}
    </>
  )
}

export const saidLines = (lines: LineChoice[]): LineQuantity[] =>
  lines.filter((l) => l.quantity > 0).map(({ lineNo, quantity }) => ({ lineNo, quantity }))
