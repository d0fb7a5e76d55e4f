import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { scanApi, type Match, type UnclaimedItem } from '../../api/scan'
import { useI18n } from '../../i18n'
import { AskDialog } from '../../parts/AskDialog'
import { useShops } from '../../shell/shops'

interface Props {
  item: UnclaimedItem
  /** The proposal that was chosen; null when the person names the order. */
  match: Match | null
  onDone: () => void
  onClose: () => void
}

export function ClaimDialog({ item, match, onDone, onClose }: Props) {
  const { t, pick } = useI18n()
  const shops = useShops()
  const [shop, setShop] = useState(match?.shop ?? '')
  const [orderNo, setOrderNo] = useState(match?.orderNo ?? '')
  const [refundNo, setRefundNo] = useState(match?.refundNo ?? '')
  const body = { shop, orderNo: orderNo.trim(), ...(refundNo?.trim() && { refundNo: refundNo.trim() }) }
  return (
    <AskDialog
      title={t('unc.claimTitle', { no: orderNo || '…' })}
      note={t('unc.claimNote')}
      undo="no"
      ok={t('unc.claim')}
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
          <Form.Item label={t('list.shop')} required>
            <Select
              value={shop || undefined}
              aria-label={t('list.shop')}
              options={shops.map((s) => ({ value: s.id, label: s.name || s.id }))}
              onChange={setShop}
            />
          </Form.Item>
          <Form.Item label={t('list.orderNo')} required>
            <Input
              value={orderNo}
              maxLength={64}
              aria-label={t('list.orderNo')}
              onChange={(e) => setOrderNo(e.target.value)}
            />
          </Form.Item>
          <Form.Item label={t('list.refundNo')} required>
            <Input
              value={refundNo ?? ''}
              maxLength={64}
              aria-label={t('list.refundNo')}
              onChange={(e) => setRefundNo(e.target.value)}
            />
          </Form.Item>
        </>
      )}
    </AskDialog>
  )
}
