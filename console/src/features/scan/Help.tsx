import { Card } from 'antd'
import { useI18n, type I18n } from '../../parts/i18n'
import { keyOf, type Phase } from './types'

type Keys = [string, string][]

/** While a number is awaited and while goods are graded: what an inspection is done with. */
function inspecting({ t, word }: I18n): Keys {
  return [
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
}

function keysOf(i18n: I18n, phase: Phase): Keys {
  const { t } = i18n
  switch (phase) {
    case 'sort':
      return [
        ['⏎', t('scan.key.allHere')],
        ['3 ⏎', t('scan.key.someHere')],
        ['0 ⏎', t('scan.key.notHere')],
        ['⌫', t('scan.key.back')],
        ['Esc', t('scan.key.cancel')],
      ]
    case 'unclaimed':
      return [
        ['SKU ⏎', t('scan.key.addSku')],
        ['3 ⏎', t('scan.key.countSku')],
        ['Tab', t('scan.key.nextField')],
        ['⏎', t('scan.key.save')],
        ['Esc', t('scan.key.leave')],
      ]
    case 'matches':
      return [
        ['1 ⏎', t('scan.key.match')],
        ['⏎', t('scan.key.later')],
      ]
    default:
      return inspecting(i18n)
  }
}

/** The keys that do something now. */
export function Help({ phase }: { phase: Phase }) {
  const i18n = useI18n()
  const { t } = i18n
  const keys = keysOf(i18n, phase)
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
