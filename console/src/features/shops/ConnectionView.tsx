import { Alert, Tag } from 'antd'
import type { ReactNode } from 'react'
import type { ShopItem, SideView } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { useNow } from '../../api/live/clock'
import { When } from '../../parts/When'

const colors: Record<string, string> = { ok: 'green', warning: 'orange', broken: 'red', paused: 'default' }
const dayMs = 86_400_000

export function ConnectionTag({ state }: { state: string }) {
  const { word } = useI18n()
  return (
    <Tag color={colors[state] ?? 'default'} className="conn-tag">
      {word('conn', state)}
    </Tag>
  )
}

function Side({ name, what, side }: { name: string; what: string; side: SideView }) {
  const { t, word } = useI18n()
  return (
    <section className="side">
      <header>
        <span className="quiet">{name}</span> <b>{what}</b>
      </header>
      <div className={`side-state ${side.state}`}>
        <i aria-hidden />
        {word('conn', side.state)}
        {side.since && (
          <span className="quiet small">
            {' '}
            · {t('shops.sinceBefore')}
            <When at={side.since} />
            {t('shops.sinceAfter')}
          </span>
        )}
      </div>
      {side.state !== 'none' && (
        <div className="small quiet">
          {t('shops.lastOk')} {side.lastOkAt ? <When at={side.lastOkAt} /> : t('shops.never')}
        </div>
      )}
      {side.lastError && (
        <div className="small side-error">
          {t('shops.lastError')} {side.lastErrorAt && <When at={side.lastErrorAt} />}
          {t('common.colon')}
          {side.lastError}
        </div>
      )}
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Are platform and goods side connected, since when, when did each last speak, and what is wrong. */
export function ConnectionView({ shop }: { shop: ShopItem }) {
  const { t, pick, word, span } = useI18n()
  const now = useNow()
  const { connection } = shop
  const ends = connection.authorisationEndsAt
  const isEnding = ends !== null && Date.parse(ends) - now < 7 * dayMs
  const lag = connection.polling?.lagSeconds
  return (
    <>
      <div className="sides">
        <Side name={t('shops.platform')} what={word('platform', shop.platform)} side={connection.platform} />
        <Side name={t('shops.erp')} what={word('fulfilment', shop.fulfilment)} side={connection.erp} />
      </div>
      <dl className="facts shop-facts">
        <Fact label={t('shops.way')}>{word('way', shop.way)}</Fact>
        {shop.terms && (
          <Fact label={t('shops.terms')}>
            {span(shop.terms.answerSeconds * 1000)} · {word('silent', shop.terms.whenSilent)}
          </Fact>
        )}
        <Fact label={t('shops.auth')}>
          {ends ? (
            <span className={isEnding ? 'warn-text' : ''}>
              <When at={ends} />
            </span>
          ) : (
            <span className="quiet">{t('shops.authNone')}</span>
          )}
        </Fact>
        {connection.polling?.ordersTo && (
          <Fact label={t('shops.ordersTo')}>
            <When at={connection.polling.ordersTo} />
          </Fact>
        )}
        {connection.polling?.refundsTo && (
          <Fact label={t('shops.refundsTo')}>
            <When at={connection.polling.refundsTo} />
          </Fact>
        )}
        {lag !== null && lag !== undefined && <Fact label={t('shops.lag')}>{span(lag * 1000)}</Fact>}
      </dl>
      {connection.problems.length > 0 && (
        <Alert
          type={connection.state === 'broken' ? 'error' : 'warning'}
          showIcon
          title={t('shops.problems')}
          description={
            <ul className="faults">
              {connection.problems.map((p) => (
                <li key={p.code}>
                  {pick(p.text)} <code className="small quiet">{p.code}</code>
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}
