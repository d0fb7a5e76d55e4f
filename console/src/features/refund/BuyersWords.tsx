import { App, Button, Flex, Modal, Tag } from 'antd'
import { useState } from 'react'
import type { BuyersLine, RefundDetail } from '../../api/generated'
import { answerOf, client } from '../../api/client'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { useScope } from '../../parts/me'

type Doing = 'read' | 'erase'

/** How the buyer's own words begin. Whoever reads them whole, or has them erased, says why. */
export function BuyersWords({ refund, onReload }: { refund: RefundDetail; onReload: () => void }) {
  const { t } = useI18n()
  const { message } = App.useApp()
  const may = { read: useScope('act'), erase: useScope('admin') }
  const [doing, setDoing] = useState<Doing>()
  const [lines, setLines] = useState<BuyersLine[]>()
  const { shop, orderNo } = refund
  const close = () => setDoing(undefined)
  const done = () => {
    close()
    onReload()
  }
  return (
    <Flex gap={8} align="center" wrap>
      {refund.words === 'erased' ? <Tag>{t('words.erased')}</Tag> : <span>{refund.reason || '—'}</span>}
      {refund.words === 'kept' && may.read && (
        <Button size="small" type="link" onClick={() => setDoing('read')}>
          {t('words.read')}
        </Button>
      )}
      {refund.words === 'kept' && may.erase && (
        <Button size="small" type="link" danger onClick={() => setDoing('erase')}>
          {t('words.erase')}
        </Button>
      )}
      {doing === 'read' && (
        <AskDialog
          title={t('words.readTitle')}
          note={t('words.readNote')}
          undo="needless"
          ok={t('words.read')}
          reason="needed"
          content={[shop, orderNo, doing]}
          call={(_, reason) =>
            answerOf(
              client.POST('/api/v1/orders/{shop}/{orderNo}/words/read', {
                params: { path: { shop, orderNo } },
                body: { reason },
              }),
            )
          }
          onDone={({ items }) => {
            setLines(items)
            done()
          }}
          onClose={close}
        />
      )}
      {doing === 'erase' && (
        <AskDialog
          title={t('words.eraseTitle')}
          note={t('words.eraseNote')}
          undo="no"
          danger
          ok={t('words.erase')}
          reason="needed"
          content={[shop, orderNo, doing]}
          call={(_, reason) =>
            answerOf(
              client.POST('/api/v1/orders/{shop}/{orderNo}/words/erase', {
                params: { path: { shop, orderNo } },
                body: { reason },
              }),
            )
          }
          onDone={() => {
            void message.success(t('words.erased'))
            done()
          }}
          onClose={close}
        />
      )}
      <Modal
        open={lines !== undefined}
        title={t('words.readTitle')}
        footer={null}
        destroyOnHidden
        onCancel={() => setLines(undefined)}
      >
        {lines?.map((line) => (
          <p key={`${line.about} ${line.no}`}>
            <span className="quiet small">{t(`words.of.${line.about}`, { no: line.no })}</span>
            <br />
            {line.words}
          </p>
        ))}
      </Modal>
    </Flex>
  )
}
