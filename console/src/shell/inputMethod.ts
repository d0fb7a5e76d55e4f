/** A press that reaches the page this soon (milliseconds) after a composition ended is the one that ended it. */
const sameKey = 20

/** What an input method reports as the code of a key that it took for itself. */
const takenKey = 229

/**
 * Keeps the keys of an input method away from the page. The Enter that confirms a candidate sends nothing, and the
 * Escape that drops it closes nothing, in any field, form or dialog: this listener stands at the window and hears
 * every key before them.
 *
 * Browsers differ in the order of events. Most say keydown (composing, 229), then compositionend. Safari says
 * compositionend first, then keydown 229 that no longer composes. Some input methods send compositionend and then a
 * plain Enter for the same press. A key that is held goes on as a plain repeat after the composition is over.
 */
export function guardInputMethod(target: EventTarget): void {
  let endedAt = -Infinity
  let isTold = false
  let held = ''

  const onEnd = (event: Event) => {
    // A key that was told before the end is the one that ended it: no other press belongs to it.
    endedAt = isTold ? -Infinity : event.timeStamp
  }
  const onDown = (event: Event) => {
    const press = event as KeyboardEvent
    const isTaken = press.isComposing || press.keyCode === takenKey
    const isLate = press.timeStamp - endedAt <= sameKey && press.key === 'Enter'
    const isRepeat = press.repeat && press.code !== '' && press.code === held
    isTold = isTaken
    endedAt = -Infinity
    held = isTaken || isLate || isRepeat ? press.code : ''
    if (!isTaken && !isLate && !isRepeat) return
    press.stopImmediatePropagation()
    // Without this a form would still be submitted by its browser.
    if (press.key === 'Enter') press.preventDefault()
  }
  const onUp = () => {
    isTold = false
    held = ''
  }

  target.addEventListener('compositionend', onEnd, true)
  target.addEventListener('keydown', onDown, true)
  target.addEventListener('keyup', onUp, true)
}
