import { DownloadOutlined } from '@ant-design/icons'
import { Button, Card, Col, Row, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { asProblem } from '../../api/cache'
import { client } from '../../api/client'
import type { BalanceItem, BookItem } from '../../api/generated'
import type { Problem } from '../../api/problem'
import { keep } from '../../api/transport'
import { useAnswer, useList } from '../../parts/ask'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { Copyable } from '../../parts/Copyable'
import { DataList } from '../../parts/DataList'
import { FilterRow } from '../../parts/FilterRow'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { ShopName } from '../../parts/ShopName'
import { useAddress } from '../../parts/useAddress'
import type { Field } from '../../parts/urlFilters'
import { When } from '../../parts/When'
import { toOrder, toRefund } from '../../parts/router'
import { asksOf, totalsOf } from './books'

const fields: readonly Field[] = [
  { name: 'shop', type: 'shop', width: 160 },
  { name: 'booked', type: 'range' },
]

function TrialBalance({ items, balanced }: { items: BalanceItem[]; balanced: boolean }) {
  const { t, pick } = useI18n()
  const totals = totalsOf(items)
  const columns: TableColumnsType<BalanceItem> = [
    { title: t('books.account'), render: (_, b) => pick(b.accountText) || b.account },
    {
      title: t('books.debit'),
      align: 'right',
      className: 'nums nowrap',
      render: (_, b) => money(b.debitFen, b.currency),
    },
    {
      title: t('books.credit'),
      align: 'right',
      className: 'nums nowrap',
      render: (_, b) => money(b.creditFen, b.currency),
    },
    {
      title: t('books.balance'),
      align: 'right',
      className: 'nums nowrap',
      render: (_, b) => money(b.debitFen - b.creditFen, b.currency),
    },
  ]
  return (
    <Rows<BalanceItem>
      rowKey={(b) => `${b.account}/${b.currency}`}
      columns={columns}
      dataSource={items}
      summary={() =>
        totals.map((total) => (
          <Table.Summary.Row key={total.currency}>
            <Table.Summary.Cell index={0}>
              <Tag color={balanced && total.balanced ? 'green' : 'red'}>
                {t(balanced && total.balanced ? 'books.balanced' : 'books.unbalanced')}
              </Tag>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={1} align="right">
              <b className="nums">{money(total.debitFen, total.currency)}</b>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={2} align="right">
              <b className="nums">{money(total.creditFen, total.currency)}</b>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={3} />
          </Table.Summary.Row>
        ))
      }
    />
  )
}

/** What every sale, refund, freight and compensation moved, twice: debit and credit. */
export default function BooksPage() {
  const { t, pick, word } = useI18n()
  const { values, write } = useAddress(['books'], fields)
  const asked = asksOf(values)
  const list = useList('/api/v1/books', { params: { query: { ...asked, limit: 100 } } })
  const balance = useAnswer('/api/v1/books/balance', { params: { query: asked } })
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const { response } = await client.GET('/api/v1/books/export', { params: { query: asked }, parseAs: 'stream' })
      await keep(response, 'books.csv')
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const columns: TableColumnsType<BookItem> = [
    { title: t('stock.at'), width: 100, render: (_, e) => <When at={e.at} /> },
    {
      title: t('list.orderNo'),
      width: 160,
      render: (_, e) => (
        <div className="two-lines">
          <Copyable text={e.orderNo} href={toOrder(e.shop, e.orderNo)} />
          <span className="small quiet">
            <ShopName id={e.shop} />
          </span>
        </div>
      ),
    },
    { title: t('books.account'), width: 150, render: (_, e) => pick(e.accountText) || e.account },
    {
      title: t('books.debit'),
      width: 110,
      align: 'right',
      className: 'nums',
      render: (_, e) => (e.debitFen ? money(e.debitFen, e.currency) : ''),
    },
    {
      title: t('books.credit'),
      width: 110,
      align: 'right',
      className: 'nums',
      render: (_, e) => (e.creditFen ? money(e.creditFen, e.currency) : ''),
    },
    {
      title: t('books.text'),
      ellipsis: true,
      render: (_, e) => (
        <span title={e.ref}>
          {e.ref ? <a href={toRefund(e.shop, e.ref)}>{word('bookText', e.text)}</a> : word('bookText', e.text)}
        </span>
      ),
    },
  ]
  return (
    <Page
      title={t('nav.books')}
      extra={
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void save()}>
          {t('books.export')}
        </Button>
      }
    >
      <FilterRow fields={fields} values={values} onChange={(next) => write(next)} />
      {problem && <ProblemAlert problem={problem} title={t('books.exportFailed')} />}
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={15}>
          <Card title={t('books.entries')}>
            <DataList<BookItem>
              list={list}
              columns={columns}
              rowKey={(e) => `${e.at}/${e.orderNo}/${e.ref}/${e.account}/${e.debitFen}/${e.creditFen}`}
              empty={t('books.empty')}
              width={660}
            />
          </Card>
        </Col>
        <Col xs={24} xl={9}>
          <Card title={t('books.trial')}>
            <Load query={balance}>{(data) => <TrialBalance {...data} />}</Load>
          </Card>
        </Col>
      </Row>
    </Page>
  )
}
