import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Flex, Input, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useI18n } from './i18n'
import { Rows } from './Rows'
import { ProblemAlert } from './ProblemAlert'
import { useSend } from './useSend'

export interface EditColumn<T> {
  name: keyof T & string
  label: string
  width?: number
  type?: 'text' | 'flag'
  needed?: boolean
}

interface Props<T> {
  items: T[]
  version: number
  columns: EditColumn<T>[]
  blank: T
  mayEdit: boolean
  save: (items: T[], version: number, key: string) => Promise<unknown>
  onReload: () => void
}

/** A small table that is changed as a whole: rows are typed in, and saved together. */
export function EditableTable<T extends object>({
  items,
  version,
  columns,
  blank,
  mayEdit,
  save,
  onReload,
}: Props<T>) {
  const { t } = useI18n()
  const { message } = App.useApp()
  const [draft, setDraft] = useState<T[] | null>(null)
  /** What the draft began from. */
  const [base, setBase] = useState(version)
  const sending = useSend<true>()
  const shown = draft ?? items
  const set = (at: number, name: string, value: unknown) =>
    setDraft((old) => old && old.map((row, i) => (i === at ? { ...row, [name]: value } : row)))
  const isWrong = (draft ?? []).some((row) =>
    columns.some((c) => c.needed && String(row[c.name] ?? '').trim() === ''),
  )
  const reload = () => {
    sending.clear()
    setDraft(null)
    onReload()
  }
  const edit = () => {
    setDraft(items)
    setBase(version)
  }
  const submit = async () => {
    if (!draft) return
    const done = await sending.send(draft, async (key) => (await save(draft, base, key), true))
    if (!done) return
    void message.success(t('common.saved'))
    reload()
  }
  const cols: TableColumnsType<T> = [
    ...columns.map((c) => ({
      title: c.label,
      ...(c.width && { width: c.width }),
      render: (_: unknown, row: T, at: number) => {
        const value = row[c.name]
        if (c.type === 'flag')
          return (
            <Checkbox
              checked={value === true}
              disabled={!draft}
              aria-label={c.label}
              onChange={(e) => set(at, c.name, e.target.checked)}
            />
          )
        if (!draft) return String(value ?? '') || <span className="quiet">—</span>
        return (
          <Input
            size="small"
            value={String(value ?? '')}
            maxLength={200}
            status={c.needed && String(value ?? '').trim() === '' ? 'error' : ''}
            aria-label={c.label}
            onChange={(e) => set(at, c.name, e.target.value)}
          />
        )
      },
    })),
    ...(draft
      ? [
          {
            title: '',
            width: 50,
            render: (_: unknown, _row: T, at: number) => (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('common.remove')}
                onClick={() => setDraft(draft.filter((_r, i) => i !== at))}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      {sending.problem && <ProblemAlert problem={sending.problem} title={t('strat.saveFailed')} onReload={reload} />}
      <Rows<T>
        columns={cols}
        dataSource={shown}
        rowKey={(row) => shown.indexOf(row)}
        scroll={{ x: 640 }}
        locale={{ emptyText: t(draft ? 'table.emptyDraft' : 'table.empty') }}
      />
      <Flex gap={8} className="foot">
        {draft ? (
          <>
            <Button icon={<PlusOutlined />} onClick={() => setDraft([...draft, { ...blank }])}>
              {t('common.addRow')}
            </Button>
            <Button type="primary" loading={sending.busy} disabled={isWrong} onClick={() => void submit()}>
              {t('common.save')}
            </Button>
            <Button onClick={() => setDraft(null)}>{t('common.cancel')}</Button>
          </>
        ) : (
          <Button disabled={!mayEdit} title={mayEdit ? '' : t('strat.noScope')} onClick={edit}>
            {t('strat.edit')}
          </Button>
        )}
      </Flex>
    </>
  )
}
