import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Card, Col, Flex, Result, Row } from 'antd'
import { api } from '../../api/client'
import { useI18n } from '../../parts/i18n'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { useEvery } from '../../parts/useEvery'
import { useQuery } from '../../parts/useQuery'
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
  const shop = useQuery(`shop/${id}`, (signal) => api.shop(id, signal))
  const strategies = useQuery(`strategies/${id}`, (signal) => api.strategies(id, signal))
  const catalogue = useQuery('catalogue', (signal) => api.catalogue(signal))
  useEvery(20_000, shop.reload)
  const back = (
    <a className="back" href={href(['shops'])}>
      <ArrowLeftOutlined /> {t('shops.title')}
    </a>
  )
  if (shop.problem?.status === 404)
    return (
      <Page title={id} before={back}>
        <Result status="404" title={t('shops.notFound')} subTitle={shop.problem.detail} />
      </Page>
    )
  return (
    <Page
      title={shop.data?.name || id}
      before={back}
      extra={
        <Flex gap={8}>
          <Button href={toRefunds({ shop: id })}>{t('shops.refunds')}</Button>
          <CheckButton shop={id} onChecked={shop.reload} />
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
          <GatesCard shop={id} onChanged={shop.reload} />
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
                    onSaved={strategies.set}
                    onReload={strategies.reload}
                  />
                )}
              </Load>
            )}
          </Load>
          <HistoryCard shop={id} version={strategies.data?.version} onRolledBack={strategies.set} />
          {shop.data?.fulfilment === 'built-in' && <AuditRulesCard shop={id} />}
        </Col>
      </Row>
    </Page>
  )
}
