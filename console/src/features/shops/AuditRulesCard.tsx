import { App, Button, Card, Checkbox, Flex, Form, InputNumber, Select, Switch } from 'antd'
import { useEffect, useState } from 'react'
import type { AuditRulesView } from '../../api/generated'
import { answerOf, client, once, over } from '../../api/client'
import { useAnswer } from '../../parts/ask'
import { parseYuan, yuanText } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AmountInput } from '../../parts/AmountInput'
import { Load } from '../../parts/Load'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { useSend } from '../../parts/useSend'
import { useScope } from '../../parts/me'

const path = '/api/v1/shops/{shop}/audit-rules'

const holds = ['refund-asked', 'mergeable'] as const

function Rules({ shop, saved, onReload }: { shop: string; saved: AuditRulesView; onReload: () => void }) {
  const { t, word } = useI18n()
  const { message } = App.useApp()
  const may = useScope('configure')
  const [rules, setRules] = useState(saved)
  const sending = useSend<AuditRulesView>()
  useEffect(() => setRules(saved), [saved])
  const set = (part: Partial<AuditRulesView>) => setRules({ ...rules, ...part })
  const isChanged = JSON.stringify(rules) !== JSON.stringify(saved)
  const save = async () => {
    const params = { path: { shop }, header: over(saved.version) }
    const saves = (key: string) =>
      answerOf(client.PUT(path, { params: { ...params, header: { ...params.header, ...once(key) } }, body: rules }))
    if (!(await sending.send(rules, saves))) return
    void message.success(t('common.saved'))
    onReload()
  }
  const reset = async () => {
    const params = { path: { shop }, header: over(saved.version ?? 0) }
    if (!(await sending.send(['reset', saved.version], () => answerOf(client.DELETE(path, { params }))))) return
    void message.success(t('common.saved'))
    onReload()
  }
  const reload = () => {
    sending.clear()
    onReload()
  }
  const toggle = (name: 'autoAudit' | 'needStock') => (
    <Flex gap={8} align="center">
      <Switch
        checked={rules[name] === true}
        disabled={!may}
        aria-label={t(`audit.${name}`)}
        onChange={(on) => set({ [name]: on })}
      />
      <span>{t(`audit.${name}`)}</span>
    </Flex>
  )
  const words = (name: 'holdSkus' | 'holdShipTo') => (
    <Form.Item label={t(`audit.${name}`)}>
      <Select
        mode="tags"
        open={false}
        disabled={!may}
        value={rules[name] ?? []}
        placeholder={t('strat.valuesHint')}
        aria-label={t(`audit.${name}`)}
        onChange={(list: string[]) => set({ [name]: list })}
      />
    </Form.Item>
  )
  return (
    <Form layout="vertical">
      <p className="quiet first">{t('audit.hint')}</p>
      <Form.Item>{toggle('autoAudit')}</Form.Item>
      <Form.Item>{toggle('needStock')}</Form.Item>
      <Form.Item label={t('audit.maxFen')}>
        <AmountInput
          label={t('audit.maxFen')}
          value={rules.maxFen ? yuanText(rules.maxFen) : ''}
          width={160}
          onChange={(text) => set({ maxFen: text ? parseYuan(text) : null })}
        />
      </Form.Item>
      <Form.Item label={t('audit.holdReasons')}>
        <Checkbox.Group
          disabled={!may}
          value={rules.holdReasons ?? []}
          options={holds.map((h) => ({ value: h, label: word('auditHold', h) }))}
          onChange={(holdReasons) => set({ holdReasons })}
        />
      </Form.Item>
      {words('holdSkus')}
      {words('holdShipTo')}
      <Form.Item label={t('audit.mergeWindowHours')}>
        <InputNumber
          min={0}
          max={720}
          precision={0}
          disabled={!may}
          value={rules.mergeWindowHours ?? null}
          aria-label={t('audit.mergeWindowHours')}
          onChange={(n) => set({ mergeWindowHours: n })}
        />
      </Form.Item>
      {sending.problem && <ProblemAlert problem={sending.problem} title={t('strat.saveFailed')} onReload={reload} />}
      <Flex gap={12}>
        <Button type="primary" disabled={!may || !isChanged} loading={sending.busy} onClick={() => void save()}>
          {t('common.save')}
        </Button>
        {(saved.version ?? 0) > 0 && (
          <Button disabled={!may} loading={sending.busy} title={t('audit.resetHint')} onClick={() => void reset()}>
            {t('common.asConfigured')}
          </Button>
        )}
      </Flex>
    </Form>
  )
}

/** When a sales order passes the audit by itself. */
export function AuditRulesCard({ shop }: { shop: string }) {
  const { t } = useI18n()
  const rules = useAnswer(path, { params: { path: { shop } } })
  return (
    <Card title={t('audit.title')} className="card-gap">
      <Load query={rules} rows={3}>
        {(data) => <Rules shop={shop} saved={data} onReload={() => void rules.refetch()} />}
      </Load>
    </Card>
  )
}
