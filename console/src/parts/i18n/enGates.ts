import type { zhGates } from './zhGates'

export const enGates: Record<keyof typeof zhGates, string> = {
  'gates.title': 'Pause and breaker',
  'gates.paused': 'Paused',
  'gates.going': 'Running',
  'gates.breakerOpen': 'Breaker open: no refunds by machine',
  'gates.none': 'Nothing was said yet',
  'gates.act.pause': 'Pause the shop',
  'gates.act.resume': 'Resume the shop',
  'gates.act.breaker/close': 'Close the breaker',
  'gates.note.pause': 'No node begins any effect from now on; orders and refunds are still read.',
  'gates.note.resume': 'The shop goes on by itself.',
  'gates.note.breaker/close':
    'A cap was reached and stopped refunds by machine. They go on, and what was held back is judged again at once.',
  'gates.said.pause.on': 'Paused',
  'gates.said.pause.off': 'Resumed',
  'gates.said.breaker.on': 'Breaker opened',
  'gates.said.breaker.off': 'Breaker closed',
  'gates.stopped': 'All shops are stopped',
  'stop.title': 'All shops are stopped',
  'stop.act.stop': 'Stop all shops',
  'stop.act.resume': 'Resume all shops',
  'stop.note.stop':
    'No node begins any effect of any shop from now on; orders and refunds are still read.',
  'stop.note.resume':
    'All shops go on by themselves; those paused by themselves or with an open breaker stay so.',
  'stop.adminOnly': 'Needs the admin scope',
  'losses.kind.shipped': 'Paid back, and the goods left',
  'losses.kind.taken': 'Paid back, and closed later',
  'losses.hint.shipped':
    'Paid back as unshipped, and gone all the same. Recall the parcel, or reach the buyer, then acknowledge it.',
  'losses.hint.taken':
    'Shown as made, then as closed. See on the platform whether the buyer has the money, then mark it.',
  'losses.empty': 'No loss waits for anybody',
  'losses.emptyHint':
    'Refunds whose goods left, or that were closed after they were paid, until somebody acknowledges them.',
}
