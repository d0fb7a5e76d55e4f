import { Alert, Button, Card, Flex } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { LineQuantity, ProposalChoice, ProposalView } from '../../api/generated'
import { money } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'

interface Props {
  shop: string
  refundNo: string
  proposal: ProposalView
  titles: (lineNo: string) => string
  onDone: () => void
}

/** The receipt is short, wrong or damaged: what could be done about it, for a person to choose. */
export function ProposalCard({ shop, refundNo, proposal, titles, onDone }: Props) {
  const { t, pick, word } = useI18n()
  const [choice, setChoice] = useState<ProposalChoice['choice']>()
  const text = (lines: LineQuantity[] | undefined) =>
    (lines ?? []).map((l) => `${titles(l.lineNo)} ×${l.quantity}`).join(t('common.sep'))
  const [missing, damaged] = [text(proposal.missing), text(proposal.damaged)]
  const good = money(proposal.goodFen)
  return (
    <Card title={t('ret.proposal')} className="card-gap">
      <Alert
        type="warning"
        showIcon
        className="gap-below"
        title={pick(proposal.text) || t('ret.proposalWhy')}
        description={
          <>
            {missing && (
              <div>
                {t('ret.missing')}
                {t('common.colon')}
                {missing}
              </div>
            )}
            {damaged && (
              <div>
                {t('ret.damaged')}
                {t('common.colon')}
                {damaged}
              </div>
            )}
            <div>
              {t('ret.goodShare')} <b className="nums">{good}</b>
            </div>
          </>
        }
      />
      <Flex gap={8} wrap>
        {proposal.options.map((option) => (
          <Button
            key={option}
            type="default"
            danger={option === 'refuse'}
            onClick={() => setChoice(option)}
          >
            {word('choice', option)}
          </Button>
        ))}
      </Flex>
      {choice && (
        <AskDialog
          title={word('choice', choice)}
          note={choice === 'partial' ? t('choiceNote.partial', { amount: good }) : word('choiceNote', choice)}
          undo={choice === 'negotiate' ? 'yes' : 'no'}
          ok={word('choice', choice)}
          danger={choice === 'refuse'}
          reason="needed"
          content={choice}
          call={(key, reason) =>
            answerOf(
              client.POST('/api/v1/refunds/{shop}/{refundNo}/proposal', {
                params: { path: { shop, refundNo }, header: once(key) },
                body: { choice, reason },
              }),
            )
          }
          onDone={() => {
            setChoice(undefined)
            onDone()
          }}
          onClose={() => setChoice(undefined)}
        />
      )}
    </Card>
  )
}
