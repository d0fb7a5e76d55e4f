import { Button, Empty, Flex, Skeleton } from 'antd'
import type { Finding, Findings } from '../../api/ops'
import { money } from '../../format/money'
import { useI18n } from '../../i18n'
import { Copyable } from '../../parts/Copyable'
import { JsonView } from '../../parts/JsonView'
import { ShopName } from '../../parts/ShopName'
import type { Pages } from '../../parts/usePages'
import { When } from '../../parts/When'
import { toOrder, toRefund } from '../../shell/router'
import { targetOf } from './lists'

function Amounts({ amounts }: { amounts: Record<string, number> }) {
  const { word } = useI18n()
  return (
    <Flex gap={20} wrap>
      {Object.entries(amounts).map(([name, fen]) => (
        <span key={name}>
          <span className="quiet small">{word('recAmount', name)}</span> <b className="nums">{money(fen)}</b>
        </span>
      ))}
    </Flex>
  )
}

function One({ item, onResolve }: { item: Finding; onResolve: (item: Finding) => void }) {
  const { t, pick, word } = useI18n()
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
                {t('rec.resolvedAt')} <When at={item.resolvedAt} />
              </span>
            )}
          </Flex>
          <Amounts amounts={item.amounts ?? {}} />
          {item.evidence.length > 0 && (
            <details className="small">
              <summary>{t('rec.evidence', { n: item.evidence.length })}</summary>
              <JsonView value={item.evidence} />
            </details>
          )}
        </div>
        {!item.resolvedAt && (
          <Flex gap={8} vertical>
            {target && (
              <Button type="primary" href={target}>
                {word('recDo', item.action)}
              </Button>
            )}
            <Button onClick={() => onResolve(item)}>{t('rec.resolve')}</Button>
          </Flex>
        )}
      </Flex>
    </li>
  )
}

export function FindingList({
  list,
  onResolve,
}: {
  list: Pages<Finding, Findings>
  onResolve: (item: Finding) => void
}) {
  const { t } = useI18n()
  if (list.items.length === 0)
    return list.loading ? <Skeleton active title={false} /> : <Empty description={t('rec.empty')} />
  return (
    <>
      <ul className="plain-list">
        {list.items.map((item) => (
          <One key={item.id} item={item} onResolve={onResolve} />
        ))}
      </ul>
      {list.next && (
        <Button block loading={list.loading} onClick={list.more}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}
