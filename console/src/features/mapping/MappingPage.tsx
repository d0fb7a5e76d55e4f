import { Alert, Button, Card, Flex, Select, Tabs } from 'antd'
import { useState } from 'react'
import { answerOf, client, once, over } from '../../api/client'
import type { MappingLine, MappingTable, MappingView } from '../../api/generated'
import { fullTime } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { useAnswer, useTell } from '../../parts/ask'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { sourceText } from '../../parts/source'
import { useSend } from '../../parts/useSend'
import { useScope } from '../../parts/me'
import { go, href } from '../../parts/router'
import { useShops } from '../../parts/shops'
import { faultsOf, tables } from './mapping'
import { HistoryDrawer } from './HistoryDrawer'
import { MappingTableView } from './MappingTable'
import { Preview } from './Preview'

function Editor({
  shop,
  saved,
  onSaved,
  onReload,
}: {
  shop: string
  saved: MappingView
  onSaved: (m: MappingView) => void
  onReload: () => void
}) {
  const i18n = useI18n()
  const { t, word } = i18n
  const may = useScope('configure')
  const version = saved.version ?? 0
  const [draft, setDraft] = useState<MappingView>(saved)
  const [table, setTable] = useState<MappingTable>('goods')
  const [history, setHistory] = useState(false)
  const sending = useSend<MappingView>()
  const isChanged = tables.some((name) => JSON.stringify(draft[name]) !== JSON.stringify(saved[name]))
  const faults = tables.filter((name) => faultsOf(draft[name] ?? []).length > 0)
  const set = (rows: MappingLine[]) => setDraft({ ...draft, [table]: rows })
  const save = async () => {
    const { goods, carriers, reasons, statuses } = draft
    const answer = await sending.send(draft, (key) =>
      answerOf(
        client.PUT('/api/v1/shops/{shop}/mapping', {
          params: { path: { shop }, header: { ...once(key), ...over(version) } },
          body: { goods, carriers, reasons, statuses },
        }),
      ),
    )
    if (answer) onSaved(answer)
  }
  return (
    <Card
      title={
        version > 0 ? (
          <span className="quiet small">
            {t('strat.version', {
              n: version,
              author: sourceText(i18n, saved.author),
              time: fullTime(saved.at),
            })}
          </span>
        ) : (
          t('map.none')
        )
      }
      extra={
        <Flex gap={8}>
          <Button onClick={() => setHistory(true)}>{t('strat.history')}</Button>
          {isChanged && <Button onClick={() => setDraft(saved)}>{t('strat.discard')}</Button>}
          <Button
            type="primary"
            loading={sending.busy}
            disabled={!may || !isChanged || faults.length > 0}
            title={may ? '' : t('strat.noScope')}
            onClick={() => void save()}
          >
            {t('strat.save')}
          </Button>
        </Flex>
      }
    >
      {sending.problem && (
        <ProblemAlert problem={sending.problem} title={t('strat.saveFailed')} onReload={onReload} />
      )}
      {faults.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="gap-below"
          title={t('map.faults', { tables: faults.map((f) => word('mapTable', f)).join(t('common.sep')) })}
        />
      )}
      <Tabs
        activeKey={table}
        onChange={(key) => setTable(key as MappingTable)}
        items={tables.map((name) => ({
          key: name,
          label: (
            <span>
              {word('mapTable', name)} <span className="small quiet nums">{(draft[name] ?? []).length}</span>
            </span>
          ),
        }))}
      />
      <MappingTableView key={table} rows={draft[table] ?? []} mayEdit={may} onChange={set} />
      {history && (
        <HistoryDrawer
          shop={shop}
          version={version}
          mayEdit={may}
          onClose={() => setHistory(false)}
          onChoose={({ goods, carriers, reasons, statuses }) => {
            setHistory(false)
            setDraft({ ...saved, goods, carriers, reasons, statuses })
          }}
        />
      )}
      <Preview key={`preview/${table}`} shop={shop} table={table} rows={draft[table] ?? []} />
    </Card>
  )
}

/** How a platform's codes become ours: one editable table each for goods, carriers, reasons and statuses. */
export default function MappingPage({ shop: asked }: { shop: string | undefined }) {
  const { t } = useI18n()
  const shops = useShops()
  const shop = asked || shops[0]?.id || ''
  const tell = useTell()
  const about = { params: { path: { shop } } }
  const mapping = useAnswer('/api/v1/shops/{shop}/mapping', about, { enabled: shop !== '' })
  return (
    <Page
      title={t('nav.mapping')}
      extra={
        <Select
          style={{ width: 240 }}
          value={shop || undefined}
          aria-label={t('list.shop')}
          options={shops.map((s) => ({ value: s.id, label: s.name || s.id }))}
          onChange={(id: string) => go(href(['mapping', id]))}
        />
      }
    >
      <p className="quiet first">{t('map.hint')}</p>
      <Load query={mapping}>
        {(data) => (
          <Editor
            key={`${shop}/${data.version}`}
            shop={shop}
            saved={data}
            onSaved={(now) => tell('/api/v1/shops/{shop}/mapping', about, now)}
            onReload={() => void mapping.refetch()}
          />
        )}
      </Load>
    </Page>
  )
}
