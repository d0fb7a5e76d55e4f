import { Button, Flex, Form, Input, Select } from 'antd'
import type { ColumnType } from 'antd/es/table'
import type { ReactNode } from 'react'
import { useI18n, type I18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { Copyable } from '../../parts/Copyable'
import { ShopName } from '../../parts/ShopName'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { toOrder } from '../../parts/router'
import { useShops } from '../../parts/shops'

export type What = 'messages' | 'parcels' | 'goods'
export type State = 'open' | 'claimed' | 'dismissed'

/** One list of the page: it says when something of it was dealt with, so that the counts are asked again. */
export interface ListProps {
  state: State
  onChanged: () => void
}

/** When something came, and who told of it. */
export const foundColumn = <T,>(
  i18n: I18n,
  of: (item: T) => { at: string; by: string },
): ColumnType<T> => ({
  title: i18n.t('wait.found'),
  width: 150,
  render: (_, item) => (
    <div className="two-lines">
      <When at={of(item).at} />
      <span className="small quiet">{sourceText(i18n, of(item).by)}</span>
    </div>
  ),
})

/** The shop, and the order it names, which may not be here. */
export const aboutColumn = <T,>(
  i18n: I18n,
  of: (item: T) => { shop: string; orderNo: string; refundNo?: string },
  isKnown: boolean,
): ColumnType<T> => ({
  title: i18n.t('wait.about'),
  width: 190,
  render: (_, item) => {
    const { shop, orderNo, refundNo } = of(item)
    if (!shop && !orderNo) return '—'
    return (
      <div className="two-lines">
        {orderNo && <Copyable text={orderNo} {...(isKnown && { href: toOrder(shop, orderNo) })} />}
        <span className="small quiet">
          <ShopName id={shop} /> <span className="nums">{refundNo}</span>
        </span>
      </div>
    )
  },
})

/** How it ended: where it went, or why it was dismissed; by whom. */
export const endColumn = <T,>(
  i18n: I18n,
  of: (item: T) => { text: ReactNode; by: string; at?: string },
): ColumnType<T> => ({
  title: i18n.t('wait.end'),
  width: 280,
  render: (_, item) => {
    const { text, by, at } = of(item)
    return (
      <div className="two-lines">
        <span>{text || '—'}</span>
        <span className="small quiet">
          {sourceText(i18n, by)} {at && <When at={at} />}
        </span>
      </div>
    )
  },
})

export const actionsColumn = <T,>(width: number, actions: (item: T) => ReactNode): ColumnType<T> => ({
  title: '',
  width,
  render: (_, item) => (
    <Flex gap={8} wrap>
      {actions(item)}
    </Flex>
  ),
})

export function DismissButton({ disabled, onClick }: { disabled: boolean; onClick: () => void }) {
  const { t } = useI18n()
  return (
    <Button size="small" danger disabled={disabled} onClick={onClick}>
      {t('wait.dismiss')}
    </Button>
  )
}

interface DismissProps {
  what: What
  content: unknown
  call: (key: string, reason: string) => Promise<unknown>
  onDone: () => void
  onClose: () => void
}

/** A thing that belongs to nobody here: the reason is kept. */
export function DismissDialog({ what, ...ask }: DismissProps) {
  const { t, word } = useI18n()
  return (
    <AskDialog
      {...ask}
      title={word('wait.dismissTitle', what)}
      note={word('wait.dismissNote', what)}
      undo="no"
      ok={t('wait.dismiss')}
      danger
      reason="needed"
    />
  )
}

export function ShopField({ value, onChange }: { value: string; onChange: (shop: string) => void }) {
  const { t } = useI18n()
  const shops = useShops()
  return (
    <Form.Item label={t('list.shop')} required>
      <Select
        value={value || undefined}
        aria-label={t('list.shop')}
        options={shops.map((s) => ({ value: s.id, label: s.name || s.id }))}
        onChange={onChange}
      />
    </Form.Item>
  )
}

interface NumberProps {
  label: string
  value: string
  required?: boolean
  onChange: (value: string) => void
}

export function NumberField({ label, value, required = false, onChange }: NumberProps) {
  return (
    <Form.Item label={label} required={required}>
      <Input value={value} maxLength={64} aria-label={label} onChange={(e) => onChange(e.target.value)} />
    </Form.Item>
  )
}
