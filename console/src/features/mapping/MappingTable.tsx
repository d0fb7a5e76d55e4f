import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Flex, Input, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { MappingLine } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { faultsOf, paste } from './mapping'

interface Props {
  rows: MappingLine[]
  mayEdit: boolean
  onChange: (rows: MappingLine[]) => void
}

type Shown = MappingLine & { at: number }

/** One table: typed in, or pasted from a sheet with the columns from, to and note. */
export function MappingTableView({ rows, mayEdit, onChange }: Props) {
  const { t, word } = useI18n()
  const [search, setSearch] = useState('')
  const faults = faultsOf(rows)
  const shown: Shown[] = rows
    .map((row, at) => ({ ...row, at }))
    .filter(
      (row) => search === '' || `${row.from}\n${row.to}\n${row.note}`.toLowerCase().includes(search.toLowerCase()),
    )
  const cell = (name: keyof MappingLine, wrong: readonly string[]): TableColumnsType<Shown>[number] => ({
    title: word('mapColumn', name),
    render: (_, row) => {
      const fault = faults.find((f) => f.at === row.at && wrong.includes(f.code))
      return (
        <Input
          size="small"
          readOnly={!mayEdit}
          value={row[name]}
          maxLength={120}
          status={fault ? 'error' : ''}
          title={fault ? word('mapFault', fault.code) : ''}
          aria-label={word('mapColumn', name)}
          aria-invalid={fault !== undefined}
          onPaste={(e) => {
            const text = e.clipboardData.getData('text')
            if (!mayEdit || !text.includes('\t')) return
            e.preventDefault()
            onChange(
              paste(
                rows.filter((r) => r.from || r.to),
                text,
              ),
            )
          }}
          onChange={(e) => onChange(rows.map((r, i) => (i === row.at ? { ...r, [name]: e.target.value } : r)))}
        />
      )
    },
  })
  return (
    <>
      <Flex gap={8} align="center" className="filters">
        <Input
          allowClear
          style={{ width: 220 }}
          value={search}
          placeholder={t('map.search')}
          aria-label={t('map.search')}
          onChange={(e) => setSearch(e.target.value)}
        />
        <Button
          icon={<PlusOutlined />}
          disabled={!mayEdit}
          onClick={() => {
            setSearch('')
            onChange([{ from: '', to: '', note: '' }, ...rows])
          }}
        >
          {t('common.addRow')}
        </Button>
        <span className="quiet small">{t('map.paste')}</span>
      </Flex>
      <Rows<Shown>
        rowKey="at"
        pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        columns={[
          cell('from', ['from', 'twice']),
          cell('to', ['to']),
          cell('note', []),
          {
            title: '',
            width: 48,
            render: (_, row) => (
              <Button
                size="small"
                type="text"
                disabled={!mayEdit}
                icon={<DeleteOutlined />}
                aria-label={t('common.remove')}
                onClick={() => onChange(rows.filter((_r, i) => i !== row.at))}
              />
            ),
          },
        ]}
        dataSource={shown}
        scroll={{ x: 640 }}
        {...(rows.length === 0 && { locale: { emptyText: t('map.empty') } })}
      />
    </>
  )
}
