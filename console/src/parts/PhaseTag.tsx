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
import { useI18n } from './i18n'
import type { RefundPhase } from '../api/generated'

export const phaseColor: Record<RefundPhase, string> = {
  waiting: '#6b85a8',
  running: '#2f74d0',
  uncertain: '#8a57c9',
  person: '#d9822b',
  refunded: '#2e9d63',
  closed: '#a3acb9',
}

const icons: Record<RefundPhase, ReactNode> = {
  waiting: <ClockCircleOutlined />,
  running: <SyncOutlined />,
  uncertain: <QuestionCircleOutlined />,
  person: <UserOutlined />,
  refunded: <CheckCircleOutlined />,
  closed: <MinusCircleOutlined />,
}

const colors: Record<RefundPhase, string> = {
  waiting: 'default',
  running: 'blue',
  uncertain: 'purple',
  person: 'orange',
  refunded: 'green',
  closed: 'default',
}

export function PhaseTag({ phase }: { phase: RefundPhase }) {
  const { word } = useI18n()
  return (
    <Tag className={`phase ${phase}`} color={colors[phase] ?? 'default'} icon={icons[phase]} variant="filled">
      {word('phase', phase)}
    </Tag>
  )
}
