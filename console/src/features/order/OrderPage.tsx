import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Card, Col, Flex, Result, Row } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../parts/ask'
import type { OrderDetail } from '../../api/generated'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { Pairs } from '../../parts/Pairs'
import { ShopName } from '../../parts/ShopName'
import { When } from '../../parts/When'
import { href } from '../../parts/router'
import { CreateReturnDialog } from '../returns/CreateReturnDialog'
import { AddParcelDialog } from './AddParcelDialog'
import { ExtraRefundDialog } from './ExtraRefundDialog'
import { OrderGoods } from './OrderGoods'
import { OrderRefunds } from './OrderRefunds'
import { ParcelGraph } from './ParcelGraph'

type Open = 'add' | 'extra' | 'return'

function Body({ order, onChanged }: { order: OrderDetail; onChanged: () => void }) {
  const { t, word } = useI18n()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const done = () => {
    close()
    onChanged()
  }
  return (
    <>
      <Card
        className="card-gap"
        extra={
          <Flex gap={8} wrap>
            <Button onClick={() => setOpen('add')}>{t('order.add')}</Button>
            <Button onClick={() => setOpen('return')}>{t('order.newReturn')}</Button>
            <Button onClick={() => setOpen('extra')}>{t('order.extra')}</Button>
          </Flex>
        }
        title={
          <>
            <span title={order.rawStatus}>{word('orderStatus', order.status)}</span>
          </>
        }
      >
        <Pairs
          rows={[
            [t('list.shop'), <ShopName id={order.shop} />],
            [t('col.buyer'), order.buyerRef],
            [t('order.createdAt'), <When at={order.createdAt} />],
            [t('order.paidAt'), order.paidAt ? <When at={order.paidAt} /> : ''],
            [t('goods.paidFen'), money(order.paidFen, order.currency)],
            [t('goods.freight'), money(order.freightFen, order.currency)],
            [t('goods.refunded'), money(order.refundedFen, order.currency)],
            [t('goods.reserved'), money(order.reservedFen, order.currency)],
          ]}
        />
      </Card>
      <Row gutter={16}>
        <Col xs={24} xl={14}>
          <OrderGoods order={order} />
          <ParcelGraph order={order} />
        </Col>
        <Col xs={24} xl={10}>
          <OrderRefunds order={order} />
        </Col>
      </Row>
      {open === 'add' && <AddParcelDialog order={order} onDone={done} onClose={close} />}
      {open === 'extra' && <ExtraRefundDialog order={order} onDone={done} onClose={close} />}
      {open === 'return' && <CreateReturnDialog order={order} onDone={done} onClose={close} />}
    </>
  )
}

export default function OrderPage({ shop, orderNo }: { shop: string; orderNo: string }) {
  const { t } = useI18n()
  const order = useAnswer('/api/v1/orders/{shop}/{orderNo}', { params: { path: { shop, orderNo } } })
  const title = t('order.title', { no: orderNo })
  const back = (
    <a className="back" href={href(['sales'])}>
      <ArrowLeftOutlined /> {t('nav.sales')}
    </a>
  )
  if (order.error?.status === 404)
    return (
      <Page title={title} before={back}>
        <Result status="404" title={t('order.notFound')} subTitle={order.error.detail} />
      </Page>
    )
  return (
    <Page title={title} before={back}>
      <Load query={order} rows={10}>
        {(data) => <Body order={data} onChanged={() => void order.refetch()} />}
      </Load>
    </Page>
  )
}
