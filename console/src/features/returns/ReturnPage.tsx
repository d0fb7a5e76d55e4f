import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Card, Col, Result, Row, Tag } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../parts/ask'
import type { ReturnDetail } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { Copyable } from '../../parts/Copyable'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { Pairs } from '../../parts/Pairs'
import { ShopName } from '../../parts/ShopName'
import { When } from '../../parts/When'
import { href, toOrder, toRefund } from '../../parts/router'
import { EditReturnDialog } from './EditReturnDialog'
import { Photos } from './Photos'
import { ProposalCard } from './ProposalCard'
import { ReturnHistory } from './ReturnHistory'
import { ReturnLines } from './ReturnLines'
import { canEdit, returnName, stateColors } from './returns'

function Body({ item, onChanged }: { item: ReturnDetail; onChanged: () => void }) {
  const { t, word } = useI18n()
  const [editing, setEditing] = useState(false)
  const title = (lineNo: string) => item.lines.find((l) => l.lineNo === lineNo)?.title || lineNo
  return (
    <>
      <Card
        className="card-gap"
        title={<Tag color={stateColors[item.state] ?? 'default'}>{word('retState', item.state)}</Tag>}
        extra={
          <Button
            disabled={!canEdit(item)}
            title={canEdit(item) ? '' : t('ret.tooLate')}
            onClick={() => setEditing(true)}
          >
            {t('ret.edit')}
          </Button>
        }
      >
        <Pairs
          rows={[
            [t('list.shop'), <ShopName id={item.shop} />],
            [t('list.orderNo'), <Copyable text={item.orderNo} href={toOrder(item.shop, item.orderNo)} />],
            [
              t('list.refundNo'),
              item.refundNo ? <Copyable text={item.refundNo} href={toRefund(item.shop, item.refundNo)} /> : '',
            ],
            [t('goods.tracking'), [item.carrier, item.tracking].filter(Boolean).join(' ')],
            [t('col.warehouse'), item.warehouse || item.shop],
            [t('col.buyer'), item.buyerRef],
            [t('say.note'), item.note],
            [t('scan.serials'), (item.serials ?? []).join(t('common.sep'))],
            [t('col.created'), <When at={item.createdAt} />],
            [t('list.modified'), <When at={item.modifiedAt} />],
          ]}
        />
      </Card>
      <Row gutter={16}>
        <Col xs={24} xl={16}>
          {item.proposal && item.refundNo && (
            <ProposalCard
              shop={item.shop}
              refundNo={item.refundNo}
              proposal={item.proposal}
              titles={title}
              onDone={onChanged}
            />
          )}
          <ReturnLines lines={item.lines} />
          <Photos ids={item.photos ?? []} />
        </Col>
        <Col xs={24} xl={8}>
          <ReturnHistory items={item.history ?? []} />
        </Col>
      </Row>
      {editing && (
        <EditReturnDialog
          item={item}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false)
            onChanged()
          }}
        />
      )}
    </>
  )
}

export default function ReturnPage({
  shop,
  orderNo,
  returnNo,
}: {
  shop: string
  orderNo: string
  returnNo: string
}) {
  const { t } = useI18n()
  const path = { shop, orderNo, returnNo }
  const item = useAnswer('/api/v1/returns/{shop}/{orderNo}/{returnNo}', { params: { path } })
  const title = t('ret.title', { no: returnName({ orderNo, returnNo }) })
  const back = (
    <a className="back" href={href(['returns'])}>
      <ArrowLeftOutlined /> {t('nav.returns')}
    </a>
  )
  if (item.error?.status === 404)
    return (
      <Page title={title} before={back}>
        <Result status="404" title={t('ret.notFound')} subTitle={item.error.detail} />
      </Page>
    )
  return (
    <Page title={title} before={back}>
      <Load query={item} rows={10}>
        {(data) => <Body item={data} onChanged={() => void item.refetch()} />}
      </Load>
    </Page>
  )
}
