import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { DeskAction, DeskResult, ShipmentItem } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { HeldConfirm } from './HeldConfirm'
import { HandOverDialog } from './HandOverDialog'
import { MergeDialog } from './MergeDialog'
import { RouteDialog } from './RouteDialog'
import { possible, step, toKey, undoOf } from './sales'
import { SplitDialog } from './SplitDialog'

// Until the hand-over a person may let held goods go on; the audit and the warehouse are not asked.
const mayGoOn: readonly string[] = ['release', 'pick', 'pack']

type Open = DeskAction | 'merge' | 'split'

/** What can be done with the chosen shipments; every step says first whether it can be taken back. */
export function SalesBar({ chosen, onDone }: { chosen: ShipmentItem[]; onDone: (result: DeskResult) => void }) {
  const { t, word } = useI18n()
  const [open, setOpen] = useState<Open>()
  const can = possible(chosen)
  const held = chosen.filter((s) => s.hold).length
  const [confirm, setConfirm] = useState(false)
  const close = () => {
    setOpen(undefined)
    setConfirm(false)
  }
  const done = (result: DeskResult) => {
    close()
    onDone(result)
  }
  const button = (what: Open, isPossible: boolean) =>
    isPossible && (
      <Button key={what} type={what === can.step ? 'primary' : 'default'} onClick={() => setOpen(what)}>
        {word('salesDo', what)}
      </Button>
    )
  const items = chosen.map(toKey)
  return (
    <>
      <Flex gap={8} wrap align="center" className="bar" role="toolbar" aria-label={t('pool.actions')}>
        <span className="quiet">{t('sales.chosen', { n: count(chosen.length) })}</span>
        {chosen.length === 0 && <span className="quiet small">{t('sales.choose')}</span>}
        {can.step && button(can.step, true)}
        {button('route', can.route)}
        {button('split', can.split)}
        {button('merge', can.merge)}
        {button('unmerge', can.unmerge)}
        {held > 0 && <span className="small warn">{t('sales.heldChosen', { n: count(held) })}</span>}
      </Flex>
      {open === 'hand-over' && <HandOverDialog items={chosen} onDone={done} onClose={close} />}
      {open === 'route' && <RouteDialog items={chosen} onDone={done} onClose={close} />}
      {open === 'split' && chosen[0] && <SplitDialog item={chosen[0]} onDone={done} onClose={close} />}
      {open === 'merge' && <MergeDialog items={chosen} onDone={done} onClose={close} />}
      {open && open !== 'hand-over' && open !== 'route' && open !== 'split' && open !== 'merge' && (
        <AskDialog
          title={t('sales.ask', { what: word('salesDo', open), n: count(chosen.length) })}
          note={word('salesNote', open)}
          undo={undoOf[open]}
          ok={word('salesDo', open)}
          content={[open, items, confirm]}
          call={(key) => step({ action: open, items, confirm }, key)}
          onDone={done}
          onClose={close}
        >
          {held > 0 && mayGoOn.includes(open) && (
            <HeldConfirm held={held} checked={confirm} onChange={setConfirm} />
          )}
        </AskDialog>
      )}
    </>
  )
}
