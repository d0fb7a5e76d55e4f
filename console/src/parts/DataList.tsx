import { Button, Empty, Flex, Table, type TableColumnsType } from 'antd'
import type { TableRowSelection } from 'antd/es/table/interface'
import { count } from './format/money'
import { useI18n } from './i18n'
import { ListProblem } from './Absent'
import type { Pages } from './usePages'

interface Props<T> {
  list: Pages<T, never> | Pages<T>
  columns: TableColumnsType<T>
  rowKey: (item: T) => string
  empty: string
  /** Where the things of this list come from, told while there are none. */
  hint?: string
  width?: number
  chosen?: T[]
  onChoose?: (items: T[]) => void
  onOpen?: (item: T) => void
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
  const { list, columns, rowKey, empty, hint, width = 1000, chosen, onChoose, onOpen } = props
  const { t, language } = useI18n()
  const selection: TableRowSelection<T> | undefined = onChoose && {
    selectedRowKeys: (chosen ?? []).map(rowKey),
    onChange: (_, rows) => onChoose(rows),
    columnWidth: 40,
  }
  return (
    <>
      {list.problem && <ListProblem problem={list.problem} onRetry={list.refresh} />}
      {!(list.problem && list.items.length === 0) && (
        <Table<T>
          key={language}
          size="small"
          scroll={{ x: width }}
          pagination={false}
          columns={columns}
          dataSource={list.items}
          rowKey={rowKey}
          loading={list.loading && list.items.length === 0}
          {...(selection && { rowSelection: selection })}
          rowClassName={onOpen ? 'open-row' : ''}
          onRow={(item) => ({ onClick: (event) => isForRow(event) && onOpen?.(item) })}
          locale={{ emptyText: list.loading ? ' ' : <Nothing text={empty} hint={hint} /> }}
        />
      )}
      {list.items.length > 0 && (
        <Flex justify="center" align="center" gap={12} className="foot">
          <span className="quiet small">{t('list.loaded', { n: count(list.items.length) })}</span>
          {list.next ? (
            <Button onClick={list.more} loading={list.loading}>
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
