import { AutoComplete, Form } from 'antd'
import { useState } from 'react'
import type { DeskResult, ShipmentItem } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { useWarehouses } from '../stock/useWarehouses'
import { step, toKey } from './sales'

interface Props {
  items: ShipmentItem[]
  onDone: (result: DeskResult) => void
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
      call={(key) => step({ action: 'route', items: keys, warehouse: warehouse.trim() }, key)}
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
