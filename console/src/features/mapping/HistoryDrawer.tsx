import { Button, Drawer, Empty, Tag } from 'antd'
import type { MappingView } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { useAnswer } from '../../parts/ask'
import { Load } from '../../parts/Load'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { tables } from './mapping'

interface Props {
  shop: string
  version: number
  mayEdit: boolean
  onClose: () => void
  onChoose: (mapping: MappingView) => void
}

/** All versions, newest first; an old one is taken into the editor and saved as a new one. */
export function HistoryDrawer({ shop, version, mayEdit, onClose, onChoose }: Props) {
  const i18n = useI18n()
  const { t, word } = i18n
  const history = useAnswer('/api/v1/shops/{shop}/mapping/history', { params: { path: { shop } } })
  return (
    <Drawer open size={520} title={t('strat.history')} onClose={onClose}>
      <p className="quiet first">{t('map.takeHint')}</p>
      <Load query={history}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty description={t('strat.noHistory')} />
          ) : (
            <ul className="plain-list">
              {items.map((m) => (
                <li key={m.version} className="line-action">
                  <b className="nums">v{m.version}</b>
                  <div className="two-lines grow">
                    <span>
                      {sourceText(i18n, m.author)} <When at={m.at} />
                    </span>
                    <span className="small quiet">
                      {tables
                        .map((name) => `${word('mapTable', name)} ${t('map.lines', { n: count(m[name].length) })}`)
                        .join(t('common.sep'))}
                    </span>
                  </div>
                  {m.version === version ? (
                    <Tag color="green">{t('strat.current')}</Tag>
                  ) : (
                    <Button size="small" disabled={!mayEdit} onClick={() => onChoose(m)}>
                      {t('map.take')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Load>
    </Drawer>
  )
}
