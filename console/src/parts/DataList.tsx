import type { InfiniteData } from '@tanstack/react-query'
import { Button, Empty, Flex, type TableColumnsType, type TableProps } from 'antd'
import type { TableRowSelection } from 'antd/es/table/interface'
import type { Problem } from '../api/problem'
import { count } from './format/money'
import { useI18n } from './i18n'
import { ListProblem } from './Absent'
import { Rows } from './Rows'

/** A page of a list of the API. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** A list of the API that is read page by page. */
export interface Listed<T, P extends Page<T> = Page<T>> {
  data: InfiniteData<P> | undefined
  error: Problem | null
  isFetching: boolean
  hasNextPage: boolean
  fetchNextPage: () => unknown
  refetch: () => unknown
}

/** All rows of the pages that were read. */
export const rowsOf = <T,>(data: { pages: { items: T[] }[] } | undefined): T[] =>
  data?.pages.flatMap((page) => page.items) ?? []

interface Props<T> {
  list: Listed<T>
  columns: TableColumnsType<T>
  rowKey: (item: T) => string
  empty: string
  /** Where the things of this list come from, told while there are none. */
  hint?: string
  width?: number
  chosen?: T[]
  onChoose?: (items: T[]) => void
  onOpen?: (item: T) => void
  rowClassName?: (item: T) => string
  sticky?: TableProps<T>['sticky']
}

/** A click on the row opens it, unless it was meant for something in the row or marks text. */
function isForRow(event: React.MouseEvent): boolean {
  const inside = (event.target as HTMLElement).closest('a, button, input, label, .ant-table-selection-column')
  return !inside && !getSelection()?.toString()
}

/** An empty list says what would fill it. */
export function Nothing({ text, hint }: { text: string; hint?: string | undefined }) {
  return (
    <Empty
      description={
        <>
          {text}
          {hint && <div className="quiet small">{hint}</div>}
        </>
      }
    />
  )
}

/** A list of the API as a table: choosing rows, loading more, and what to say when there is nothing or a failure. */
export function DataList<T extends object>(props: Props<T>) {
  const { list, columns, rowKey, empty, hint, width = 1000, chosen, onChoose, onOpen, rowClassName, sticky } = props
  const { t } = useI18n()
  const items = rowsOf(list.data)
  const selection: TableRowSelection<T> | undefined = onChoose && {
    selectedRowKeys: (chosen ?? []).map(rowKey),
    onChange: (_, rows) => onChoose(rows),
    columnWidth: 40,
  }
  return (
    <>
      {list.error && <ListProblem problem={list.error} onRetry={() => void list.refetch()} />}
      {!(list.error && items.length === 0) && (
        <Rows<T>
          scroll={{ x: width }}
          columns={columns}
          dataSource={items}
          rowKey={rowKey}
          loading={list.isFetching && !list.data}
          {...(sticky && { sticky })}
          {...(selection && { rowSelection: selection })}
          rowClassName={rowClassName ?? (onOpen ? 'open-row' : '')}
          onRow={(item) => ({ onClick: (event) => isForRow(event) && onOpen?.(item) })}
          locale={{ emptyText: list.isFetching && !list.data ? ' ' : <Nothing text={empty} hint={hint} /> }}
        />
      )}
      {items.length > 0 && (
        <Flex justify="center" align="center" gap={12} className="foot">
          <span className="quiet small">{t('list.loaded', { n: count(items.length) })}</span>
          {list.hasNextPage ? (
            <Button onClick={() => void list.fetchNextPage()} loading={list.isFetching}>
              {t('list.more')}
            </Button>
          ) : (
            <span className="quiet small">{t('list.end')}</span>
          )}
        </Flex>
      )}
    </>
  )
}
