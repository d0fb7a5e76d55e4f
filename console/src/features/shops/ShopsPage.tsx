import { Card, Col, Empty, Row } from 'antd'
import { api } from '../../api/client'
import { useI18n } from '../../parts/i18n'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { useEvery } from '../../parts/useEvery'
import { useQuery } from '../../parts/useQuery'
import { useStop } from '../../shell/stop'
import { StopButton } from '../../shell/StopBanner'
import { ShopCard } from './ShopCard'
import './shops.css'

// Connection states have no live event of their own.
const refreshMs = 20_000

export default function ShopsPage() {
  const { t } = useI18n()
  const shops = useQuery('shops/all', (signal) => api.shops(signal))
  useEvery(refreshMs, shops.reload)
  const stopped = useStop()?.data?.stopped
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
                  <ShopCard shop={shop} onChecked={shops.reload} />
                </Col>
              ))}
            </Row>
          )
        }
      </Load>
    </Page>
  )
}
