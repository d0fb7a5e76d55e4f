import { App, Button, Card, Checkbox, Flex, Form, InputNumber, Select, Switch } from 'antd'
import { useEffect, useState } from 'react'
import { opsApi, type AuditRules } from '../../api/ops'
import { parseYuan, yuanText } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AmountInput } from '../../parts/AmountInput'
import { Load } from '../../parts/Load'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { useQuery } from '../../parts/useQuery'
import { useSend } from '../../parts/useSend'
import { useScope } from '../../parts/me'

const holds = ['refund-asked', 'mergeable'] as const

function Rules({ shop, saved, onReload }: { shop: string; saved: AuditRules; onReload: () => void }) {
  const { t, word } = useI18n()
  const { message } = App.useApp()
  const may = useScope('configure')
  const [rules, setRules] = useState(saved)
  const sending = useSend<true>()
  useEffect(() => setRules(saved), [saved])
  const set = (part: Partial<AuditRules>) => setRules({ ...rules, ...part })
  const isChanged = JSON.stringify(rules) !== JSON.stringify(saved)
  const save = async () => {
    if (!(await sending.send(rules, async () => (await opsApi.saveAuditRules(shop, rules), true)))) return
    void message.success(t('common.saved'))
    onReload()
  }
  const reset = async () => {
    const version = saved.version ?? 0
    if (!(await sending.send(['reset', version], async () => (await opsApi.resetAuditRules(shop, version), true)))) return
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
  const rules = useQuery(`auditRules/${shop}`, (signal) => opsApi.auditRules(shop, signal))
  return (
    <Card title={t('audit.title')} className="card-gap">
      <Load query={rules} rows={3}>
        {(data) => <Rules shop={shop} saved={data} onReload={rules.reload} />}
      </Load>
    </Card>
  )
}
