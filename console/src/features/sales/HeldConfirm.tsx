import { Checkbox, Form } from 'antd'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'

/** Goods that an open refund claims go on only when a person says so; otherwise those shipments are left out. */
export function HeldConfirm({
  held,
  checked,
  onChange,
}: {
  held: number
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  const { t } = useI18n()
  return (
    <Form.Item extra={t('sales.heldHint')}>
      <Checkbox checked={checked} onChange={(e) => onChange(e.target.checked)}>
        {t('sales.heldGoOn', { n: count(held) })}
      </Checkbox>
    </Form.Item>
  )
}
