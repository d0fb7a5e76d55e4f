import { Card, Col, Empty, Row } from 'antd'
import { useI18n } from '../../parts/i18n'
import { every, useAnswer, useStop } from '../../parts/ask'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { StopButton } from '../../parts/StopButton'
import { ShopCard } from './ShopCard'
import './shops.css'

// Connection states have no live event of their own.
const refreshMs = 20_000

export default function ShopsPage() {
  const { t } = useI18n()
  const shops = useAnswer('/api/v1/shops', undefined, every(refreshMs))
  const stopped = useStop().data?.stopped
  return (
    <Page title={t('shops.title')} extra={stopped === false && <StopButton act="stop" />}>
      <Load query={shops}>
        {(data) =>
          data.items.length === 0 ? (
            <Card>
              <Empty
                description={
                  <>
                    {t('shops.empty')}
                    <br />
                    <span className="quiet small">{t('shops.emptyHint')}</span>
                  </>
                }
              />
            </Card>
          ) : (
            <Row gutter={[16, 16]}>
              {data.items.map((shop) => (
                <Col key={shop.id} xs={24} lg={12} xxl={8}>
                  <ShopCard shop={shop} onChecked={() => void shops.refetch()} />
                </Col>
              ))}
            </Row>
          )
        }
      </Load>
    </Page>
  )
}
