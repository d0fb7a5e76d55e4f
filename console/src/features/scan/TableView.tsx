import { Tag } from 'antd'
import { useI18n } from '../../parts/i18n'
import type { Command } from './commands'
import { restOf } from './rows'
import { grades, type Grade, type Row, type ScanState } from './types'

const colors: Record<Grade, string> = {
  good: 'green',
  opened: 'gold',
  defective: 'volcano',
  'wrong-item': 'magenta',
  missing: 'red',
}

/** What Enter would do with the keys typed so far: shown before it is pressed. */
function previewOf(
  preview: Command | null,
  row: Row,
  isCurrent: boolean,
): { grade: Grade; quantity: number } | null {
  if (preview?.is === 'rest' && restOf(row) > 0) return { grade: preview.grade, quantity: restOf(row) }
  if (preview?.is === 'pieces' && isCurrent) return { grade: preview.grade, quantity: preview.quantity }
  return null
}

function Line({ row, isCurrent, preview }: { row: Row; isCurrent: boolean; preview: Command | null }) {
  const { t, word } = useI18n()
  const soon = previewOf(preview, row, isCurrent)
  const rest = row.here === null ? row.left : restOf(row)
  return (
    <tr className={isCurrent ? 'current' : rest === 0 ? 'finished' : ''} aria-current={isCurrent}>
      <td className="scan-mark">{isCurrent ? '▶' : ''}</td>
      <td>
        <div className="scan-title">{row.title || row.sku}</div>
        <div className="quiet nums">
          {row.sku} · {row.refundNo || [row.orderNo, row.returnNo].filter(Boolean).join('-')}
        </div>
      </td>
      <td className="scan-number nums">{row.here === null ? `? / ${row.left}` : row.here}</td>
      <td>
        {grades.map((grade) => {
          const n = row.graded[grade] ?? 0
          return n > 0 ? (
            <Tag key={grade} color={colors[grade]} className="scan-tag">
              {word('grade', grade)} {n}
            </Tag>
          ) : null
        })}
        {soon && (
          <Tag color={colors[soon.grade]} variant="outlined" className="scan-tag">
            {word('grade', soon.grade)} {soon.quantity} ⏎
          </Tag>
        )}
        {row.here !== null && rest > 0 && !soon && <span className="quiet">{t('scan.left', { n: rest })}</span>}
      </td>
    </tr>
  )
}

/** The parcel on the table, line by line. */
export function TableView({ state, preview }: { state: ScanState; preview: Command | null }) {
  const { t } = useI18n()
  if (state.rows.length === 0) return null
  return (
    <>
      <table className="scan-table">
        <thead>
          <tr>
            <th />
            <th>{t('goods.title')}</th>
            <th>{t('scan.here')}</th>
            <th>{t('scan.state')}</th>
          </tr>
        </thead>
        <tbody>
          {state.rows.map((row, at) => (
            <Line
              key={`${row.shop}/${row.orderNo}/${row.returnNo}/${row.lineNo}`}
              row={row}
              isCurrent={at === state.at && (state.phase === 'sort' || state.phase === 'grade')}
              preview={preview}
            />
          ))}
        </tbody>
      </table>
      <div className="small quiet">
        {state.weightGrams !== null && `${t('unc.weight')} ${state.weightGrams} g  `}
        {state.serials.length > 0 && `${t('scan.serials')} ${state.serials.join(', ')}  `}
        {state.note && `${t('say.note')} ${state.note}`}
      </div>
    </>
  )
}
