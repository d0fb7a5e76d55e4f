import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Card, Col, Flex, Result, Row } from 'antd'
import type { StrategiesView } from '../../api/generated'
import { every, useAnswer, useTell } from '../../parts/ask'
import { useI18n } from '../../parts/i18n'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { href, toRefunds } from '../../parts/router'
import { AuditRulesCard } from './AuditRulesCard'
import { CheckButton } from './CheckButton'
import { ConnectionTag, ConnectionView } from './ConnectionView'
import { GatesCard } from './GatesCard'
import { DirectCard } from './DirectCard'
import { ErpCard } from './ErpCard'
import './shops.css'
import { StrategiesCard } from './StrategiesCard'
import { HistoryCard } from './HistoryCard'
import { SwitchesCard } from './SwitchesCard'

export default function ShopPage({ id }: { id: string }) {
  const { t } = useI18n()
  const tell = useTell()
  const about = { params: { path: { shop: id } } }
  const shop = useAnswer('/api/v1/shops/{shop}', about, every(20_000))
  const strategies = useAnswer('/api/v1/shops/{shop}/strategies', about)
  const catalogue = useAnswer('/api/v1/strategies/catalogue')
  const reload = () => void shop.refetch()
  const saved = (now: StrategiesView) => tell('/api/v1/shops/{shop}/strategies', about, now)
  const back = (
    <a className="back" href={href(['shops'])}>
      <ArrowLeftOutlined /> {t('shops.title')}
    </a>
  )
  if (shop.error?.status === 404)
    return (
      <Page title={id} before={back}>
        <Result status="404" title={t('shops.notFound')} subTitle={shop.error.detail} />
      </Page>
    )
  return (
    <Page
      title={shop.data?.name || id}
      before={back}
      extra={
        <Flex gap={8}>
          <Button href={toRefunds({ shop: id })}>{t('shops.refunds')}</Button>
          <CheckButton shop={id} onChecked={reload} />
        </Flex>
      }
    >
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={9}>
          <Card
            title={t('shops.connection')}
            extra={shop.data && <ConnectionTag state={shop.data.connection.state} />}
            className="card-gap"
          >
            <Load query={shop}>{(data) => <ConnectionView shop={data} />}</Load>
          </Card>
          {shop.data && <ErpCard shop={shop.data} />}
          <GatesCard shop={id} onChanged={reload} />
          <SwitchesCard shop={id} />
          {shop.data?.platform === 'ascp' && <DirectCard shop={id} />}
        </Col>
        <Col xs={24} xl={15}>
          <Load query={strategies}>
            {(set) => (
              <Load query={catalogue}>
                {(known) => (
                  <StrategiesCard
                    key={set.version}
                    shop={id}
                    way={shop.data?.way}
                    set={set}
                    catalogue={known}
                    onSaved={saved}
                    onReload={() => void strategies.refetch()}
                  />
                )}
              </Load>
            )}
          </Load>
          <HistoryCard shop={id} version={strategies.data?.version} onRolledBack={saved} />
          {shop.data?.fulfilment === 'built-in' && <AuditRulesCard shop={id} />}
        </Col>
      </Row>
    </Page>
  )
}
