import { App, Button, Card, Flex, Switch } from 'antd'
import { useEffect, useState } from 'react'
import type { SwitchesView } from '../../api/generated'
import { answerOf, client, once, over } from '../../api/client'
import { useAnswer, useTell } from '../../parts/ask'
import { fullTime } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { sourceText } from '../../parts/source'
import { useSend } from '../../parts/useSend'
import { useScope } from '../../parts/me'

const path = '/api/v1/shops/{shop}/switches'

interface Props {
  shop: string
  saved: SwitchesView
  onSaved: (now: SwitchesView) => void
  onReload: () => void
}

function Form({ shop, saved, onSaved, onReload }: Props) {
  const i18n = useI18n()
  const { t, pick } = i18n
  const { message } = App.useApp()
  const may = useScope('configure')
  const about = { params: { path: { shop } } }
  const [items, setItems] = useState(saved.items)
  const sending = useSend<SwitchesView>()
  useEffect(() => setItems(saved.items), [saved])
  const changed = items
    .filter((item, at) => item.on !== saved.items[at]?.on)
    .map(({ name, on }) => ({ name, on }))
  const save = async (content: unknown, call: (key: string) => Promise<SwitchesView>) => {
    const now = await sending.send(content, call)
    if (!now) return
    void message.success(t('common.saved'))
    onSaved(now)
  }
  const reload = () => {
    sending.clear()
    onReload()
  }
  return (
    <Card title={t('switches.title')} className="card-gap">
      <p className="quiet first">{t('switches.hint')}</p>
      {items.map((item) => (
        <Flex key={item.name} gap={8} align="start" className="switch-row">
          <Switch
            checked={item.on}
            disabled={!may}
            aria-label={pick(item.text)}
            onChange={(on) => setItems(items.map((i) => (i.name === item.name ? { ...i, on } : i)))}
          />
          <div className="two-lines">
            <span>{pick(item.text)}</span>
            <span className="small quiet">{pick(item.help)}</span>
          </div>
        </Flex>
      ))}
      {sending.problem && <ProblemAlert problem={sending.problem} title={t('strat.saveFailed')} onReload={reload} />}
      <Flex gap={12} align="center">
        <Button
          type="primary"
          disabled={!may || changed.length === 0}
          loading={sending.busy}
          onClick={() => void save(changed, (key) =>
              answerOf(
                client.PUT(path, {
                  params: { ...about.params, header: { ...once(key), ...over(saved.version) } },
                  body: { items: changed },
                }),
              ),
            )}
        >
          {t('common.save')}
        </Button>
        {saved.version > 0 && (
          <Button
            disabled={!may}
            loading={sending.busy}
            title={t('switches.resetHint')}
            onClick={() => void save('reset', () =>
                answerOf(client.DELETE(path, { params: { ...about.params, header: over(saved.version) } })),
              )}
          >
            {t('common.asConfigured')}
          </Button>
        )}
        {saved.version > 0 && saved.at && (
          <span className="small quiet">
            {t('strat.version', {
              n: saved.version,
              author: sourceText(i18n, saved.author),
              time: fullTime(saved.at),
            })}
          </span>
        )}
      </Flex>
    </Card>
  )
}

/** What the merchant turns on and off of the connection to this platform; most platforms have nothing of the kind. */
export function SwitchesCard({ shop }: { shop: string }) {
  const tell = useTell()
  const about = { params: { path: { shop } } }
  const switches = useAnswer(path, about)
  if (!switches.data?.items.length) return null
  return (
    <Form
      shop={shop}
      saved={switches.data}
      onSaved={(now) => tell(path, about, now)}
      onReload={() => void switches.refetch()}
    />
  )
}
