import { Form, Input } from 'antd'
import { useState } from 'react'
import type { BulkResult } from '../../api/goods'
import { salesApi, toKey, type ShipmentItem } from '../../api/sales'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'

interface Props {
  items: ShipmentItem[]
  onDone: (result: BulkResult) => void
  onClose: () => void
}

export function MergeDialog({ items, onDone, onClose }: Props) {
  const { t } = useI18n()
  const [parcelNo, setParcelNo] = useState('')
  const keys = items.map(toKey)
  return (
    <AskDialog
      title={t('sales.ask', { what: t('salesDo.merge'), n: count(items.length) })}
      note={t('sales.mergeNote')}
      undo="yes"
      ok={t('salesDo.merge')}
      content={[parcelNo, keys]}
      call={(key) => salesApi.merge(keys, parcelNo.trim(), key)}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item label={t('sales.parcel')} extra={t('sales.parcelHint')}>
        <Input
          value={parcelNo}
          maxLength={40}
          aria-label={t('sales.parcel')}
          onChange={(e) => setParcelNo(e.target.value)}
        />
      </Form.Item>
    </AskDialog>
  )
}
