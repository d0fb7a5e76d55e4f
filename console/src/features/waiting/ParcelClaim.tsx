import { useState } from 'react'
import type { MatchItem, UnclaimedItem } from '../../api/generated'
import { answerOf, client, once } from '../../api/client'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { NumberField, ShopField } from './parts'

interface Props {
  item: UnclaimedItem
  /** The proposal that was chosen; null when the person names the order. */
  match: MatchItem | null
  onDone: () => void
  onClose: () => void
}

export function ParcelClaim({ item, match, onDone, onClose }: Props) {
  const { t, pick } = useI18n()
  const [shop, setShop] = useState(match?.shop ?? '')
  const [orderNo, setOrderNo] = useState(match?.orderNo ?? '')
  const [refundNo, setRefundNo] = useState(match?.refundNo ?? '')
  const body = { shop, orderNo: orderNo.trim(), refundNo: refundNo.trim() }
  return (
    <AskDialog
      title={t('unc.claimTitle', { no: orderNo || '…' })}
      note={t('unc.claimNote')}
      undo="no"
      ok={t('wait.claim')}
      disabled={!shop || !body.orderNo || !body.refundNo}
      content={body}
      call={(key) =>
        answerOf(
          client.POST('/api/v1/unclaimed/{id}/claim', {
            params: { path: { id: item.id }, header: once(key) },
            body,
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      {match ? (
        <ul className="faults">
          {match.because.map((why) => (
            <li key={why.zh}>{pick(why)}</li>
          ))}
        </ul>
      ) : (
        <>
          <ShopField value={shop} onChange={setShop} />
          <NumberField label={t('list.orderNo')} value={orderNo} required onChange={setOrderNo} />
          <NumberField label={t('list.refundNo')} value={refundNo} required onChange={setRefundNo} />
        </>
      )}
    </AskDialog>
  )
}
