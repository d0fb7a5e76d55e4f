import { ArrowLeftOutlined } from '@ant-design/icons'
import { Card, Col, Result, Row } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import type { Doing } from '../../api/verification'
import { useI18n } from '../../parts/i18n'
import { useLive } from '../../api/live/bus'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { useEvery } from '../../parts/useEvery'
import { useQuery } from '../../parts/useQuery'
import { useThrottled } from '../../parts/useThrottled'
import { lastList } from '../../parts/router'
import { ActionDialog } from './ActionDialog'
import { EvidenceDialog } from './EvidenceDialog'
import { EvidenceTable } from './EvidenceTable'
import { Goods } from './Goods'
import { Head } from './Head'
import { Instructions } from './Instructions'
import { OrderLines } from './OrderLines'
import './refund.css'
import { EvidencePack } from './EvidencePack'
import { RefundProposal } from './RefundProposal'
import { TimelineCard } from './TimelineCard'
import { VerificationCard } from './VerificationCard'

export default function RefundPage({ shop, refundNo }: { shop: string; refundNo: string }) {
  const { t } = useI18n()
  const detail = useQuery(`refund/${shop}/${refundNo}`, (signal) => api.refund(shop, refundNo, signal))
  const timeline = useQuery(`timeline/${shop}/${refundNo}`, (signal) => api.timeline(shop, refundNo, signal))
  const [action, setAction] = useState<Doing | null>(null)
  const reload = () => {
    detail.reload()
    timeline.reload()
  }
  const reloadSoon = useThrottled(reload, 1_000)
  useLive('refund', (item) => {
    // Another refund of the same order moves this one's ledger and timeline, too.
    const orderNo = detail.data?.orderNo
    if (item.shop === shop && (item.refundNo === refundNo || item.orderNo === orderNo)) reloadSoon()
  })
  // Ages and deadlines move on even when nothing happens.
  useEvery(30_000, detail.reload)
  const back = (
    <a className="back" href={lastList.hash}>
      <ArrowLeftOutlined /> {t('refund.backToList')}
    </a>
  )
  if (detail.problem?.status === 404)
    return (
      <Page title={t('refund.title', { no: refundNo })} before={back}>
        <Result status="404" title={t('refund.notFound')} subTitle={detail.problem.detail} />
      </Page>
    )
  return (
    <Page
      title={t('refund.title', { no: refundNo })}
      before={back}
      extra={<EvidencePack shop={shop} refundNo={refundNo} />}
    >
      <Load query={detail} rows={12}>
        {(refund) => (
          <>
            <Head refund={refund} onAction={setAction} onReload={reload} />
            <Row gutter={16}>
              <Col xs={24} xl={16}>
                <RefundProposal refund={refund} onDone={reload} />
                <VerificationCard refund={refund} onAction={setAction} />
                <OrderLines refund={refund} />
                <Goods refund={refund} />
                <EvidenceTable refund={refund} />
                <Instructions refund={refund} />
              </Col>
              <Col xs={24} xl={8}>
                <Card title={t('refund.timeline')} className="card-gap timeline-card">
                  <Load query={timeline}>{(data) => <TimelineCard items={data.items} />}</Load>
                </Card>
              </Col>
            </Row>
            {action === 'report-evidence' && (
              <EvidenceDialog refund={refund} onClose={() => setAction(null)} onReload={reload} />
            )}
            {action && action !== 'report-evidence' && (
              <ActionDialog
                key={action}
                refund={refund}
                action={action}
                onClose={() => setAction(null)}
                onReload={reload}
              />
            )}
          </>
        )}
      </Load>
    </Page>
  )
}
