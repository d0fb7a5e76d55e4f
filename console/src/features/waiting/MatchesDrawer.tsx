import { Button, Drawer, Empty, Flex, Tag } from 'antd'
import type { MatchItem, UnclaimedItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { useAnswer } from '../../parts/ask'
import { Load } from '../../parts/Load'
import { ShopName } from '../../parts/ShopName'
import { toOrder } from '../../parts/router'
import { goodsOf, signs } from './parcel'

const sure = 80
const likely = 50

interface Props {
  item: UnclaimedItem
  onClose: () => void
  onClaim: (match: MatchItem) => void
}

/** The orders a parcel may belong to as of now, best first, each with what speaks for it. */
export function MatchesDrawer({ item, onClose, onClaim }: Props) {
  const i18n = useI18n()
  const { t, pick } = i18n
  const one = useAnswer('/api/v1/unclaimed/{id}', { params: { path: { id: item.id } } })
  return (
    <Drawer open size={620} title={`${t('unc.matches')} · ${item.number || t('unc.noNumber')}`} onClose={onClose}>
      <p className="first">
        {goodsOf(item, t('common.sep'))} <span className="quiet">{signs(i18n, item)}</span>
      </p>
      <Load query={one} rows={4}>
        {({ matches }) =>
          !matches?.length ? (
            <Empty description={t('unc.noMatches')} />
          ) : (
            <ul className="plain-list">
              {matches.map((m) => (
                <li key={`${m.shop}/${m.orderNo}/${m.refundNo ?? ''}`}>
                  <Flex gap={12} align="center">
                    <Tag
                      color={m.score >= sure ? 'green' : m.score >= likely ? 'gold' : 'default'}
                      title={t('unc.score', { n: m.score })}
                    >
                      {m.score}
                    </Tag>
                    <div className="two-lines grow">
                      <span>
                        <a className="nums" href={toOrder(m.shop, m.orderNo)}>
                          {m.orderNo}
                        </a>{' '}
                        <span className="nums quiet">{m.refundNo}</span>
                      </span>
                      <span className="small quiet">
                        <ShopName id={m.shop} /> · {m.because.map(pick).join(t('common.sep'))}
                      </span>
                    </div>
                    <Button type="primary" ghost onClick={() => onClaim(m)}>
                      {t('wait.claim')}
                    </Button>
                  </Flex>
                </li>
              ))}
            </ul>
          )
        }
      </Load>
    </Drawer>
  )
}
