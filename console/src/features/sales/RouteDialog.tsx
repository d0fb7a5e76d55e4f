import { AutoComplete, Form } from 'antd'
import { useState } from 'react'
import type { BulkResult } from '../../api/goods'
import { salesApi, toKey, type ShipmentItem } from '../../api/sales'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { useWarehouses } from '../stock/useWarehouses'

interface Props {
  items: ShipmentItem[]
  onDone: (result: BulkResult) => void
  onClose: () => void
}

export function RouteDialog({ items, onDone, onClose }: Props) {
  const { t, word } = useI18n()
  const [warehouse, setWarehouse] = useState('')
  const options = useWarehouses()
  const keys = items.map(toKey)
  return (
    <AskDialog
      title={t('sales.ask', { what: word('salesDo', 'route'), n: count(items.length) })}
      note={word('salesNote', 'route')}
      undo="yes"
      ok={word('salesDo', 'route')}
      disabled={warehouse.trim() === ''}
      content={[warehouse, keys]}
      call={(key) => salesApi.act({ action: 'route', items: keys, warehouse: warehouse.trim() }, key)}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item label={t('col.warehouse')} required>
        <AutoComplete
          autoFocus
          value={warehouse}
          options={options}
          aria-label={t('col.warehouse')}
          onChange={(value: string) => setWarehouse(value)}
        />
      </Form.Item>
    </AskDialog>
  )
}
