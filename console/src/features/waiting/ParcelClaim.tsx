import { useState } from 'react'
import { scanApi, type Match, type UnclaimedItem } from '../../api/scan'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { NumberField, ShopField } from './parts'

interface Props {
  item: UnclaimedItem
  /** The proposal that was chosen; null when the person names the order. */
  match: Match | null
  onDone: () => void
  onClose: () => void
}

export function ParcelClaim({ item, match, onDone, onClose }: Props) {
  const { t, pick } = useI18n()
  const [shop, setShop] = useState(match?.shop ?? '')
  const [orderNo, setOrderNo] = useState(match?.orderNo ?? '')
  const [refundNo, setRefundNo] = useState(match?.refundNo ?? '')
  const body = { shop, orderNo: orderNo.trim(), ...(refundNo?.trim() && { refundNo: refundNo.trim() }) }
  return (
    <AskDialog
      title={t('unc.claimTitle', { no: orderNo || '…' })}
      note={t('unc.claimNote')}
      undo="no"
      ok={t('wait.claim')}
      disabled={!shop || !body.orderNo || !refundNo?.trim()}
      content={body}
      call={(key) => scanApi.claim(item.id, body, key)}
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
          <NumberField label={t('list.refundNo')} value={refundNo ?? ''} required onChange={setRefundNo} />
        </>
      )}
    </AskDialog>
  )
}
