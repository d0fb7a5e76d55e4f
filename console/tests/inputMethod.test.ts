import { beforeEach, describe, expect, test } from 'vitest'
import { guardInputMethod } from '../src/shell/inputMethod'

interface Press {
  key?: string
  code?: string
  keyCode?: number
  isComposing?: boolean
  repeat?: boolean
}

/** A window on which a field listens, as React's root does: after the guard, for every key. */
class Desk extends EventTarget {
  acted: string[] = []
  submitted = 0
  now = 1_000

  constructor() {
    super()
    guardInputMethod(this)
    this.addEventListener('keydown', (e) => this.acted.push((e as KeyboardEvent).key))
  }

  tell(type: string, press: Press = {}, after = 1) {
    this.now += after
    const event = Object.assign(new Event(type, { cancelable: true }), {
      key: 'Enter',
      code: 'Enter',
      keyCode: 13,
      isComposing: false,
      repeat: false,
      ...press,
    })
    Object.defineProperty(event, 'timeStamp', { value: this.now })
    const isLetThrough = this.dispatchEvent(event)
    if (type === 'keydown' && event.key === 'Enter' && isLetThrough) this.submitted++
  }
}

let desk: Desk
beforeEach(() => {
  desk = new Desk()
})

const composes: Press = { keyCode: 229, isComposing: true }
const type = () => {
  desk.tell('compositionstart')
  desk.tell('keydown', { ...composes, key: 'Process', code: 'KeyN' }, 80)
  desk.tell('keyup', { key: 'n', code: 'KeyN', isComposing: true }, 60)
}
const nothingSent = () => {
  expect(desk.acted).toEqual([])
  expect(desk.submitted).toBe(0)
}
const sendsNow = () => {
  desk.tell('keyup', {}, 60)
  desk.tell('keydown', {}, 150)
  expect(desk.acted).toEqual(['Enter'])
  expect(desk.submitted).toBe(1)
}

describe('the Enter that confirms a candidate sends nothing, and the next one sends', () => {
  test('the key first, composing', () => {
    type()
    desk.tell('keydown', composes, 200)
    desk.tell('compositionend')
    nothingSent()
    sendsNow()
  })

  test('the key first, called Process', () => {
    type()
    desk.tell('keydown', { ...composes, key: 'Process' }, 200)
    desk.tell('compositionend')
    nothingSent()
    sendsNow()
  })

  test('composing, without the code 229', () => {
    type()
    desk.tell('keydown', { isComposing: true }, 200)
    desk.tell('compositionend')
    nothingSent()
    sendsNow()
  })

  test('the end first, then the key with 229, as Safari does', () => {
    type()
    desk.tell('compositionend', {}, 200)
    desk.tell('keydown', { keyCode: 229 })
    nothingSent()
    sendsNow()
  })

  test('the end first, then the key with 229, long after on a busy page', () => {
    type()
    desk.tell('compositionend', {}, 200)
    desk.tell('keydown', { keyCode: 229 }, 900)
    nothingSent()
    sendsNow()
  })

  test('the end first, then a plain Enter of the same press', () => {
    type()
    desk.tell('compositionend', {}, 200)
    desk.tell('keydown', {}, 3)
    nothingSent()
    sendsNow()
  })

  test('held for too long: its repeats are the same press', () => {
    type()
    desk.tell('keydown', composes, 200)
    desk.tell('compositionend')
    desk.tell('keydown', { repeat: true }, 500)
    desk.tell('keydown', { repeat: true }, 30)
    nothingSent()
    sendsNow()
  })

  test('held in the order of Safari', () => {
    type()
    desk.tell('compositionend', {}, 200)
    desk.tell('keydown', { keyCode: 229 })
    desk.tell('keydown', { repeat: true }, 500)
    nothingSent()
    sendsNow()
  })
})

describe('keys that are meant for the page reach it', () => {
  test('an Enter right after a blank confirmed', () => {
    type()
    desk.tell('keydown', { ...composes, key: 'Process', code: 'Space' }, 200)
    desk.tell('compositionend')
    desk.tell('keydown', {}, 10)
    expect(desk.acted).toEqual(['Enter'])
  })

  test('an Enter after the candidate was chosen with the mouse', () => {
    type()
    desk.tell('compositionend', {}, 900)
    desk.tell('keydown', {}, 120)
    expect(desk.acted).toEqual(['Enter'])
  })

  test('a scanner, which never composes, with its Enter at once', () => {
    for (const digit of '7788') desk.tell('keydown', { key: digit, code: `Digit${digit}`, keyCode: 55 })
    desk.tell('keydown', {}, 2)
    expect(desk.acted).toEqual(['7', '7', '8', '8', 'Enter'])
  })

  test('Escape drops the candidate and not the dialog; the next one closes it', () => {
    type()
    desk.tell('keydown', { ...composes, key: 'Escape', code: 'Escape' }, 200)
    desk.tell('compositionend')
    expect(desk.acted).toEqual([])
    desk.tell('keyup', { key: 'Escape', code: 'Escape' }, 60)
    desk.tell('keydown', { key: 'Escape', code: 'Escape', keyCode: 27 }, 200)
    expect(desk.acted).toEqual(['Escape'])
  })
})
