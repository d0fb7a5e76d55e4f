import { Button, Flex, Skeleton } from 'antd'
import type { FindingItem, FindingPage } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { Copyable } from '../../parts/Copyable'
import { Nothing, rowsOf, type Listed } from '../../parts/DataList'
import { ShopName } from '../../parts/ShopName'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { toOrder, toRefund } from '../../parts/router'
import { targetOf } from './lists'

function One({ item, onResolve }: { item: FindingItem; onResolve: (item: FindingItem) => void }) {
  const i18n = useI18n()
  const { t, pick, word } = i18n
  const target = targetOf(item)
  return (
    <li>
      <Flex gap={16} align="flex-start">
        <div className="grow">
          <div>
            <b>{pick(item.text)}</b>
          </div>
          <Flex gap={16} wrap className="small">
            <span className="quiet">
              <ShopName id={item.shop} />
            </span>
            {item.orderNo && <Copyable text={item.orderNo} href={toOrder(item.shop, item.orderNo)} />}
            {item.refundNo && <Copyable text={item.refundNo} href={toRefund(item.shop, item.refundNo)} />}
            <span className="quiet">
              {t('rec.found')} <When at={item.foundAt} />
            </span>
            {item.resolvedAt && (
              <span className="quiet">
                {t('rec.resolvedAt')} <When at={item.resolvedAt} /> · {sourceText(i18n, item.resolvedBy)}
                {item.reason && ` · ${item.reason}`}
              </span>
            )}
          </Flex>
          {item.evidence.length > 0 && (
            <details className="small">
              <summary>{t('rec.evidence', { n: item.evidence.length })}</summary>
              <ul className="faults nums">
                {item.evidence.map((e) => (
                  <li key={e}>{e}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
        {!item.resolvedAt && (
          <Flex gap={8} vertical>
            <Button type="primary" href={target}>
              {word('recDo', item.action)}
            </Button>
            <Button onClick={() => onResolve(item)}>{t('rec.resolve')}</Button>
          </Flex>
        )}
      </Flex>
    </li>
  )
}

/** "All agrees" is said only after a comparison that came to its end. */
function emptyText(page: FindingPage | undefined, state: 'open' | 'resolved') {
  if (state === 'resolved') return 'rec.noneResolved'
  if (!page?.lastRun) return 'rec.never'
  return page.lastRun.error ? 'rec.unsure' : 'rec.empty'
}

export function FindingList({
  list,
  state,
  onResolve,
}: {
  list: Listed<FindingItem, FindingPage>
  state: 'open' | 'resolved'
  onResolve: (item: FindingItem) => void
}) {
  const { t } = useI18n()
  const items = rowsOf(list.data)
  const first = list.data?.pages[0]
  if (items.length === 0)
    return list.isFetching && !list.data ? (
      <Skeleton active title={false} />
    ) : (
      <Nothing
        text={t(emptyText(first, state))}
        hint={emptyText(first, state) === 'rec.never' ? t('rec.neverHint') : undefined}
      />
    )
  return (
    <>
      <ul className="plain-list">
        {items.map((item) => (
          <One key={item.id} item={item} onResolve={onResolve} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button block loading={list.isFetching} onClick={() => void list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}
