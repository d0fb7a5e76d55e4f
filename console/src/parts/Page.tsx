import { Flex, Typography } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { useI18n } from './i18n'

/** The frame of a page: its heading, what stands beside it, and the document's title. */
export function Page({
  title,
  before,
  extra,
  children,
}: {
  title: string
  before?: ReactNode
  extra?: ReactNode
  children: ReactNode
}) {
  const { t } = useI18n()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <div className="page">
      {before}
      <Flex justify="space-between" align="center" wrap gap={12} className="page-head">
        <Typography.Title level={1}>{title}</Typography.Title>
        {extra}
      </Flex>
      {children}
    </div>
  )
}
