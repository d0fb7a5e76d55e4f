import { Alert, Button, Card, Flex, Select, Tabs } from 'antd'
import { useState } from 'react'
import { opsApi, type Mapping, type MappingRow, type MappingTable } from '../../api/ops'
import { fullTime } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { sourceText } from '../../parts/source'
import { useQuery } from '../../parts/useQuery'
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
  saved: Mapping
  onSaved: (m: Mapping) => void
  onReload: () => void
}) {
  const i18n = useI18n()
  const { t, word } = i18n
  const may = useScope('configure')
  const [draft, setDraft] = useState<Mapping>(saved)
  const [table, setTable] = useState<MappingTable>('goods')
  const [history, setHistory] = useState(false)
  const sending = useSend<Mapping | true>()
  const isChanged = tables.some((name) => JSON.stringify(draft[name]) !== JSON.stringify(saved[name]))
  const faults = tables.filter((name) => faultsOf(draft[name] ?? []).length > 0)
  const set = (rows: MappingRow[]) => setDraft({ ...draft, [table]: rows })
  const save = async () => {
    const answer = await sending.send(draft, async () => (await opsApi.saveMapping(shop, draft)) ?? true)
    if (answer === undefined) return
    if (answer === true || answer.version === undefined) onReload()
    else onSaved(answer)
  }
  return (
    <Card
      title={
        saved.version > 0 ? (
          <span className="quiet small">
            {t('strat.version', {
              n: saved.version,
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
          version={saved.version}
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
  const mapping = useQuery(`mapping/${shop}`, (signal) =>
    shop ? opsApi.mapping(shop, signal) : new Promise<Mapping>(() => {}),
  )
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
            onSaved={mapping.set}
            onReload={mapping.reload}
          />
        )}
      </Load>
    </Page>
  )
}
