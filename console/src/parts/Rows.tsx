import { Table, type TableProps } from 'antd'
import { useI18n } from './i18n'

/** A table of what is all there: every small list of the console looks like this. */
export function Rows<T extends object>(props: TableProps<T>) {
  const { language } = useI18n()
  return <Table<T> key={language} size="small" pagination={false} {...props} />
}
