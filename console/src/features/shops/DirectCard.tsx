import { App, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import type { CompareResult, FactResult, ReverseOrderItem } from '../../api/generated'
import { answerOf, client, once } from '../../api/client'
import { newKey } from '../../api/transport'
import { useAnswer } from '../../parts/ask'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Load } from '../../parts/Load'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { useSend } from '../../parts/useSend'
import { When } from '../../parts/When'
import { useScope } from '../../parts/me'
import { toOrder } from '../../parts/router'

const mostNumbers = 10_000

function Waiting({ shop, item, onSent }: { shop: string; item: ReverseOrderItem; onSent: () => void }) {
  const { t, pick } = useI18n()
  const { message } = App.useApp()
  const may = useScope('act')
  const sending = useSend<FactResult>()
  const submit = async () => {
    const done = await sending.send([item.returnNo, newKey()], (key) =>
      answerOf(
        client.POST('/api/v1/shops/{shop}/reverse-orders/{returnNo}/submit', {
          params: { path: { shop, returnNo: item.returnNo }, header: once(key) },
        }),
      ),
    )
    if (!done) return
    void message.success(t('direct.submitted'))
    onSent()
  }
  return (
    <li>
      <div className="line-action">
        <div className="two-lines grow">
          <span className="nums">{item.returnNo}</span>
          <span className="small quiet">
            <a className="nums" href={toOrder(shop, item.orderNo)}>
              {item.orderNo}
            </a>{' '}
            · {item.tracking.carrier} {item.tracking.number} · {t('col.pieces')} {item.pieces} ·{' '}
            <When at={item.at} />
          </span>
          <span className="small">{pick(item.text)}</span>
        </div>
        <Button size="small" disabled={!may} loading={sending.busy} onClick={() => void submit()}>
          {t('direct.submit')}
        </Button>
      </div>
      {sending.problem && <ProblemAlert problem={sending.problem} title={t('act.failed')} />}
    </li>
  )
}

function Compare({ shop }: { shop: string }) {
  const { t } = useI18n()
  const [text, setText] = useState('')
  const [result, setResult] = useState<CompareResult>()
  const sending = useSend<CompareResult>()
  const numbers = [...new Set(text.split(/[\s,，]+/).filter(Boolean))]
  const params = { path: { shop } }
  const compare = async () =>
    setResult(
      await sending.send(numbers, (key) =>
        answerOf(
          client.POST('/api/v1/shops/{shop}/compare', {
            params: { ...params, header: once(key) },
            body: { orderNos: numbers },
          }),
        ),
      ),
    )
  return (
    <Form layout="vertical">
      <Form.Item label={t('direct.compare')} extra={t('direct.compareHint')}>
        <Input.TextArea
          rows={3}
          className="nums"
          value={text}
          aria-label={t('direct.compare')}
          onChange={(e) => setText(e.target.value)}
        />
      </Form.Item>
      <Button
        loading={sending.busy}
        disabled={numbers.length === 0 || numbers.length > mostNumbers}
        onClick={() => void compare()}
      >
        {t('direct.doCompare')}
      </Button>
      {sending.problem && <ProblemAlert problem={sending.problem} title={t('act.failed')} />}
      {result && (
        <div role="status">
          <p>{t('direct.compared', { known: count(result.known), asked: count(result.asked) })}</p>
          {result.missing.length > 0 && (
            <p className="warn nums">
              {t('direct.missing')}
              {t('common.colon')}
              {result.missing.join(t('common.sep'))}
            </p>
          )}
        </div>
      )}
    </Form>
  )
}

/** A Tmall Global direct shop: return orders that wait for a person, and the search for pushes that were lost. */
export function DirectCard({ shop }: { shop: string }) {
  const { t } = useI18n()
  const waiting = useAnswer('/api/v1/shops/{shop}/reverse-orders', { params: { path: { shop } } })
  return (
    <Card title={t('erp.direct')} className="card-gap">
      <h3 className="first">{t('direct.waiting')}</h3>
      <Load query={waiting} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('direct.noWaiting')}</p>
          ) : (
            <ul className="plain-list">
              {items.map((item) => (
                <Waiting key={item.returnNo} shop={shop} item={item} onSent={() => void waiting.refetch()} />
              ))}
            </ul>
          )
        }
      </Load>
      <Compare shop={shop} />
    </Card>
  )
}
