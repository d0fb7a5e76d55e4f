import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  MinusCircleOutlined,
  QuestionCircleOutlined,
  SyncOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { Tag } from 'antd'
import type { ReactNode } from 'react'
import type { Phase } from '../api/refund'
import { useI18n } from './i18n'

export const phaseColor: Record<Phase, string> = {
  waiting: '#6b85a8',
  running: '#2f74d0',
  uncertain: '#8a57c9',
  person: '#d9822b',
  refunded: '#2e9d63',
  closed: '#a3acb9',
}

const icons: Record<Phase, ReactNode> = {
  waiting: <ClockCircleOutlined />,
  running: <SyncOutlined />,
  uncertain: <QuestionCircleOutlined />,
  person: <UserOutlined />,
  refunded: <CheckCircleOutlined />,
  closed: <MinusCircleOutlined />,
}

const colors: Record<Phase, string> = {
  waiting: 'default',
  running: 'blue',
  uncertain: 'purple',
  person: 'orange',
  refunded: 'green',
  closed: 'default',
}

export function PhaseTag({ phase }: { phase: Phase }) {
  const { word } = useI18n()
  return (
    <Tag className={`phase ${phase}`} color={colors[phase] ?? 'default'} icon={icons[phase]} variant="filled">
      {word('phase', phase)}
    </Tag>
  )
}
