import { Drawer, Tag, Timeline } from 'antd'
import type { PoolDetail } from '../../api/generated'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Copyable } from '../../parts/Copyable'
import { JsonView } from '../../parts/JsonView'
import { useAnswer } from '../../parts/ask'
import { Load } from '../../parts/Load'
import { Pairs } from '../../parts/Pairs'
import { RawStatus } from '../../parts/RawStatus'
import { ShopName } from '../../parts/ShopName'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { toOrder, toRefund } from '../../parts/router'
import { ActionBar } from './ActionBar'
import { stageColors } from './columns'
import type { PoolKind } from './pool'

interface Props {
  kind: PoolKind
  shop: string
  no: string
  onClose: () => void
  onChanged: () => void
}

function History({ detail }: { detail: PoolDetail }) {
  const i18n = useI18n()
  const { word } = i18n
  return (
    <Timeline
      items={[...(detail.history ?? [])].reverse().map((step, at) => ({
        key: at,
        content: (
          <>
            {word('poolStage', step.stage)}
            {step.reason && ` · ${step.reason}`}
            <div className="small quiet">
              <When at={step.at} full /> · {sourceText(i18n, step.author)}
            </div>
          </>
        ),
      }))}
    />
  )
}

function Facts({ kind, shown }: { kind: PoolKind; shown: PoolDetail }) {
  const { t, word, pick } = useI18n()
  const target = kind === 'orders' ? toOrder(shown.shop, shown.no) : toRefund(shown.shop, shown.no)
  return (
    <Pairs
      rows={[
        [
          t('pool.stage'),
          <Tag color={stageColors[shown.stage] ?? 'default'}>{word('poolStage', shown.stage)}</Tag>,
        ],
        [t('pool.reason'), [pick(shown.reasonText) || shown.reason, shown.note].filter(Boolean).join(' ')],
        [t('list.shop'), <ShopName id={shown.shop} />],
        [t('list.orderNo'), shown.orderNo ? <Copyable text={shown.orderNo} /> : ''],
        [t('pool.rawStatus'), <RawStatus code={shown.rawStatus} />],
        [t('list.amount'), money(shown.amountFen)],
        [t('col.skus'), shown.skus],
        [t('col.buyer'), shown.buyerRef],
        [t('col.shipTo'), shown.shipTo],
        [t('col.created'), <When at={shown.createdAt} />],
        [t('pool.fetched'), <When at={shown.fetchedAt} />],
        [
          t('pool.convertedAt'),
          shown.convertedAt ? (
            <>
              <When at={shown.convertedAt} /> <a href={target}>{t('pool.openConverted')}</a>
            </>
          ) : (
            ''
          ),
        ],
      ]}
    />
  )
}

/** One record as the platform gave it, and what was done to it. */
export function PoolDrawer({ kind, shop, no, onClose, onChanged }: Props) {
  const { t, word } = useI18n()
  const detail = useAnswer(`/api/v1/pool/${kind}/{shop}/{no}`, { params: { path: { shop, no } } })
  const changed = () => {
    void detail.refetch()
    onChanged()
  }
  return (
    <Drawer open size={720} title={`${word('poolOne', kind)} ${no}`} onClose={onClose} destroyOnHidden>
      <Load query={detail} rows={8}>
        {(shown) => (
          <>
            <ActionBar kind={kind} tab={shown.stage} chosen={[shown]} filter={{}} total={0} onDone={changed} />
            <Facts kind={kind} shown={shown} />
            <h3>{t('pool.history')}</h3>
            <History detail={shown} />
            <h3>{t('pool.details')}</h3>
            <JsonView value={shown.details} />
          </>
        )}
      </Load>
    </Drawer>
  )
}
