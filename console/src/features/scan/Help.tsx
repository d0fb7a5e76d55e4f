import { Card } from 'antd'
import { useI18n } from '../../i18n'
import { keyOf, type Phase } from './types'

/** The keys that do something now. */
export function Help({ phase }: { phase: Phase }) {
  const { t, word } = useI18n()
  const keys: [string, string][] =
    phase === 'sort'
      ? [
          ['⏎', t('scan.key.allHere')],
          ['3 ⏎', t('scan.key.someHere')],
          ['0 ⏎', t('scan.key.notHere')],
          ['⌫', t('scan.key.back')],
          ['Esc', t('scan.key.cancel')],
        ]
      : [
          ...Object.entries(keyOf).map(([key, grade]): [string, string] => [
            `${key} ⏎`,
            t('scan.key.rest', { grade: word('grade', grade) }),
          ]),
          ['2D ⏎', t('scan.key.pieces')],
          ['↑ ↓ / SKU', t('scan.key.line')],
          ['⏎', t('scan.key.confirm')],
          ['⌫', t('scan.key.back')],
          ['+850 ⏎', t('scan.key.weight')],
          ['S:… ⏎', t('scan.key.serial')],
          ['#… ⏎', t('scan.key.note')],
          ['F2', t('scan.key.photo')],
          ['U ⏎', t('scan.key.unclaimed')],
          ['Esc', t('scan.key.cancel')],
        ]
  return (
    <Card title={t('scan.keys')} size="small" className="card-gap">
      <dl className="scan-keys">
        {keys.map(([key, what]) => (
          <div key={key + what}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
