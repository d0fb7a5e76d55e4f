import { Alert, Button, Card, Flex, Tag, Tooltip } from 'antd'
import type { PersonAction, RefundDetail } from '../../api/generated'
import { fullTime } from '../../parts/format/time'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Copyable } from '../../parts/Copyable'
import { Deadline } from '../../parts/Deadline'
import { PhaseTag } from '../../parts/PhaseTag'
import { RawStatus } from '../../parts/RawStatus'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { useScope } from '../../parts/me'
import { toOrder, toShop } from '../../parts/router'
import { BuyersWords } from './BuyersWords'

const order: PersonAction[] = ['approve', 'release', 'hold', 'refuse', 'set-handled', 'acknowledge']

function Actions({ refund, onAction }: { refund: RefundDetail; onAction: (action: PersonAction) => void }) {
  const { t } = useI18n()
  const may = useScope('act')
  const possible = order.filter((action) => refund.verification.actions.includes(action))
  if (possible.length === 0) return null
  return (
    <Flex gap={8} wrap>
      {possible.map((action) => (
        <Tooltip key={action} title={may ? '' : t('act.noScope')}>
          <Button
            type={action === 'approve' ? 'primary' : 'default'}
            danger={action === 'refuse'}
            disabled={!may}
            onClick={() => onAction(action)}
          >
            {t(`act.${action}`)}
          </Button>
        </Tooltip>
      ))}
    </Flex>
  )
}

function Marks({ refund }: { refund: RefundDetail }) {
  const { t } = useI18n()
  return (
    <>
      <PhaseTag phase={refund.phase} />
      {refund.phase === 'refunded' && <Tag>{t(refund.automatic ? 'refund.automatic' : 'refund.byPerson')}</Tag>}
      {refund.claim.inArbitration && <Tag color="red">{t('refund.arbitration')}</Tag>}
      {refund.claim.advanced && <Tag color="gold">{t('refund.advanced')}</Tag>}
      {refund.reopened > 0 && <Tag color="volcano">{t('refund.reopened')}</Tag>}
      {refund.documentClosed && <Tag color="green">{t('refund.documentClosed')}</Tag>}
    </>
  )
}

interface Props {
  refund: RefundDetail
  onAction: (action: PersonAction) => void
  onReload: () => void
}

export function Head({ refund, onAction, onReload }: Props) {
  const i18n = useI18n()
  const { t, word } = i18n
  const currency = refund.order.currency
  const items = [
    {
      key: 'shop',
      label: t('list.shop'),
      children: <a href={toShop(refund.shop)}>{refund.shopName || refund.shop}</a>,
    },
    { key: 'kind', label: t('list.kind'), children: word('kind', refund.kind) },
    { key: 'reason', label: t('refund.reason'), children: <BuyersWords refund={refund} onReload={onReload} /> },
    {
      key: 'order',
      label: t('list.orderNo'),
      children: <Copyable text={refund.orderNo} href={toOrder(refund.shop, refund.orderNo)} />,
    },
    {
      key: 'buyer',
      label: t('refund.buyer'),
      children: (
        <span className="ellipsis" title={refund.buyerRef}>
          {refund.buyerRef || '—'}
        </span>
      ),
    },
    { key: 'raw', label: t('refund.rawStatus'), children: <RawStatus code={refund.rawStatus} /> },
    { key: 'asked', label: t('list.asked'), children: <When at={refund.askedAt} /> },
    { key: 'modified', label: t('list.modified'), children: <When at={refund.modifiedAt} /> },
    { key: 'deadline', label: t('list.deadline'), children: <Deadline item={refund} inline /> },
  ]
  return (
    <Card className="card-gap">
      <Flex justify="space-between" align="flex-start" wrap gap={16}>
        <div>
          <div className="quiet small">{t('refund.asked')}</div>
          <Flex align="center" gap={12} wrap>
            <span className="amount nums">{money(refund.amountFen, currency)}</span>
            <Marks refund={refund} />
          </Flex>
          <div className="quiet small nums">
            {t('refund.paid')} {money(refund.order.paidFen, currency)}
            {refund.settlement && (
              <>
                {' '}
                ·{' '}
                {t('refund.settled', {
                  time: fullTime(refund.settlement.at),
                  amount: money(refund.settlement.amountFen, currency),
                })}{' '}
                ({word('by', refund.settlement.by)})
              </>
            )}
          </div>
        </div>
        <Actions refund={refund} onAction={onAction} />
      </Flex>
      <dl className="head-facts">
        {items.map((i) => (
          <div key={i.key}>
            <dt>{i.label}</dt>
            <dd>{i.children}</dd>
          </div>
        ))}
      </dl>
      {refund.person && (
        <Alert
          type="info"
          showIcon
          title={`${t('refund.person')}${t('common.colon')}${word('act', refund.person.action)}`}
          description={t('refund.personBy', {
            author: sourceText(i18n, refund.person.author),
            time: fullTime(refund.person.at),
            reason: refund.person.reason,
          })}
        />
      )}
      {refund.alarms.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t('refund.alarms')}
          description={refund.alarms.map((a) => (
            <div key={a.code + a.at}>
              <code>{a.code}</code> {a.ref} · {fullTime(a.at)}
            </div>
          ))}
        />
      )}
    </Card>
  )
}
