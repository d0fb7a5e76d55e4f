import { ArrowLeftOutlined } from '@ant-design/icons'
import { Card, Col, Result, Row } from 'antd'
import { useState } from 'react'
import { every, useAnswer } from '../../parts/ask'
import type { Doing } from './doing'
import { useI18n } from '../../parts/i18n'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
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
  const about = { params: { path: { shop, refundNo } } }
  // Ages and deadlines move on even when nothing happens.
  const detail = useAnswer('/api/v1/refunds/{shop}/{refundNo}', about, every(30_000))
  const timeline = useAnswer('/api/v1/refunds/{shop}/{refundNo}/timeline', about)
  const [action, setAction] = useState<Doing | null>(null)
  const reload = () => {
    void detail.refetch()
    void timeline.refetch()
  }
  const back = (
    <a className="back" href={lastList.hash}>
      <ArrowLeftOutlined /> {t('refund.backToList')}
    </a>
  )
  if (detail.error?.status === 404)
    return (
      <Page title={t('refund.title', { no: refundNo })} before={back}>
        <Result status="404" title={t('refund.notFound')} subTitle={detail.error.detail} />
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
