import { Button, Card, Flex } from 'antd'
import type { ShopItem } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { toRefunds, toShop } from '../../parts/router'
import { CheckButton } from './CheckButton'
import { ConnectionTag, ConnectionView } from './ConnectionView'
import { NoStrategies } from './NoStrategies'

export function ShopCard({ shop, onChecked }: { shop: ShopItem; onChecked: () => void }) {
  const { t, word } = useI18n()
  const on = shop.strategies.filter((s) => s.enabled).length
  return (
    <Card
      className="full shop-card"
      title={
        <span className="shop-title">
          <a href={toShop(shop.id)}>{shop.name || shop.id}</a>
          <span className="quiet small">{word('platform', shop.platform)}</span>
        </span>
      }
      extra={<ConnectionTag state={shop.connection.state} />}
    >
      <ConnectionView shop={shop} />
      <div className="strategies-line">
        <span className="quiet">{t('shops.strategies')}</span>
        <span>
          {shop.strategies.length === 0 ? (
            <NoStrategies way={shop.way} />
          ) : (
            t('shops.strategyCount', { on, n: shop.strategies.length })
          )}
        </span>
      </div>
      <Flex gap={8} className="shop-actions" wrap>
        <Button type="primary" ghost href={toShop(shop.id)}>
          {t('shops.open')}
        </Button>
        <Button href={toRefunds({ shop: shop.id })}>{t('shops.refunds')}</Button>
        <span className="grow" />
        <CheckButton shop={shop.id} onChecked={onChecked} />
      </Flex>
    </Card>
  )
}
