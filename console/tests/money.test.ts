import { describe, expect, it } from 'vitest'
import { count, money, parseYuan, percent, yuanText } from '../src/parts/format/money'

describe('money', () => {
  it('shows fen exactly, with thousands and two decimals', () => {
    expect(money(0)).toBe('¥0.00')
    expect(money(5)).toBe('¥0.05')
    expect(money(57_233_592)).toBe('¥572,335.92')
    expect(money(-19_900)).toBe('−¥199.00')
    expect(money(Number.MAX_SAFE_INTEGER)).toBe('¥90,071,992,547,409.91')
  })

  it('names a currency it has no sign for', () => {
    expect(money(1_050, 'AUD')).toBe('AUD 10.50')
  })

  it('never invents an amount that is none', () => {
    expect(money(Number.NaN)).toBe('—')
    expect(money(1.5)).toBe('—')
  })

  it('reads what people type, to the fen', () => {
    expect(parseYuan('12.34')).toBe(1234)
    expect(parseYuan('12.3')).toBe(1230)
    expect(parseYuan(' ¥1,200 ')).toBe(120_000)
    expect(parseYuan('１２．５０')).toBe(1250)
    expect(parseYuan('0.07')).toBe(7)
    expect(parseYuan('1.005')).toBeNull()
    expect(parseYuan('-1')).toBeNull()
    expect(parseYuan('')).toBeNull()
    expect(parseYuan('1e3')).toBeNull()
  })

  it('writes for an input what it reads from one', () => {
    for (const fen of [0, 1, 99, 100, 30_000, 1_234_567]) expect(parseYuan(yuanText(fen))).toBe(fen)
  })

  it('counts and shares', () => {
    expect(count(1_234_567)).toBe('1,234,567')
    expect(count(undefined)).toBe('—')
    expect(percent(203, 215)).toBe('94.4%')
    expect(percent(0, 0)).toBe('—')
  })
})
