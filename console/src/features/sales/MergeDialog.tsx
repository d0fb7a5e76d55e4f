import { Form, Input } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { DeskResult, ShipmentItem } from '../../api/generated'
import { toKey } from './sales'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'

interface Props {
  items: ShipmentItem[]
  onDone: (result: DeskResult) => void
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
      call={(key) =>
        answerOf(
          client.POST('/api/v1/shipments/merge', {
            params: { header: once(key) },
            body: { items: keys, ...(parcelNo.trim() && { parcelNo: parcelNo.trim() }) },
          }),
        )
      }
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
