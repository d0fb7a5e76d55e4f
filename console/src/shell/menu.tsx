import {
  AccountBookOutlined,
  AlertOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarcodeOutlined,
  ClockCircleOutlined,
  DashboardOutlined,
  ImportOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  ShopOutlined,
  ShoppingCartOutlined,
  SwapOutlined,
  TransactionOutlined,
} from '@ant-design/icons'
import type { MenuProps } from 'antd'
import type { I18n } from '../parts/i18n'

const groups = [
  {
    group: 'overview',
    pages: [
      ['dashboard', <DashboardOutlined />],
      ['refunds', <TransactionOutlined />],
      ['waiting', <QuestionCircleOutlined />],
    ],
  },
  {
    group: 'orders',
    pages: [
      ['pool', <ImportOutlined />],
      ['sales', <ShoppingCartOutlined />],
    ],
  },
  {
    group: 'warehouse',
    pages: [
      ['returns', <RollbackOutlined />],
      ['scan', <BarcodeOutlined />],
      ['stock', <AppstoreOutlined />],
    ],
  },
  {
    group: 'money',
    pages: [
      ['losses', <AlertOutlined />],
      ['books', <AccountBookOutlined />],
      ['reconciliation', <AuditOutlined />],
    ],
  },
  {
    group: 'settings',
    pages: [
      ['jobs', <ClockCircleOutlined />],
      ['mapping', <SwapOutlined />],
      ['shops', <ShopOutlined />],
    ],
  },
] as const

type Items = NonNullable<MenuProps['items']>

/** The navigation in the order of a day's work; a narrow one shows icons without the groups' names. */
export function menuItems(t: I18n['t'], narrow: boolean): Items {
  const itemsOf = (pages: (typeof groups)[number]['pages']): Items =>
    pages.map(([key, icon]) => ({
      key,
      icon,
      label: <a href={`#/${key === 'dashboard' ? '' : key}`}>{t(`nav.${key}`)}</a>,
    }))
  if (narrow) return groups.flatMap<Items[number]>(({ pages }) => itemsOf(pages))
  return groups.flatMap<Items[number]>(({ group, pages }) =>
    group === 'overview'
      ? itemsOf(pages)
      : [{ key: group, type: 'group' as const, label: t(`navGroup.${group}`), children: itemsOf(pages) }],
  )
}
