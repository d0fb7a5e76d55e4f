import { Form, Input, Space } from 'antd'
import { useI18n } from '../../parts/i18n'

interface Props {
  carrier: string
  number: string
  onCarrier: (text: string) => void
  onNumber: (text: string) => void
}

/** The parcel that brings the goods back, typed or scanned. */
export function TrackingInput({ carrier, number, onCarrier, onNumber }: Props) {
  const { t } = useI18n()
  return (
    <Form.Item label={t('goods.tracking')}>
      <Space.Compact block>
        <Input
          style={{ width: 140 }}
          value={carrier}
          maxLength={40}
          placeholder={t('sales.carrier')}
          aria-label={t('sales.carrier')}
          onChange={(e) => onCarrier(e.target.value)}
        />
        <Input
          value={number}
          maxLength={60}
          placeholder={t('sales.waybill')}
          aria-label={t('sales.waybill')}
          onChange={(e) => onNumber(e.target.value)}
          // A scanner ends with Enter, which must not send a form that is not finished.
          onPressEnter={(e) => e.preventDefault()}
        />
      </Space.Compact>
    </Form.Item>
  )
}
