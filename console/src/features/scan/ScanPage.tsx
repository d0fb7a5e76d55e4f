import { Card, Col, Row, Select, Statistic } from 'antd'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { Page } from '../../parts/Page'
import { parseHash, useHash } from '../../parts/router'
import { useWarehouses } from '../stock/useWarehouses'
import { readCommand } from './commands'
import { MatchList } from './MatchList'
import { Help } from './Help'
import { Log } from './Log'
import { PhotoButton } from './PhotoButton'
import './scan.css'
import { Sign } from './Sign'
import { TableView } from './TableView'
import { UnclaimedForm } from './UnclaimedForm'
import { useScan } from './useScan'

const slot = 'antui.warehouse'

/** Someone else has the keyboard on purpose: a list, a form, a button that was reached with Tab. */
function isElsewhere(): boolean {
  const now = document.activeElement
  return (
    now instanceof HTMLElement && now !== document.body && now.closest('.keeps-focus, .ant-select, form') !== null
  )
}

export default function ScanPage() {
  const { t } = useI18n()
  const warehouses = useWarehouses()
  const [chosen, setChosen] = useState(() => localStorage.getItem(slot) ?? '')
  const warehouse = chosen || (warehouses[0]?.value ?? '')
  const [state, tell] = useScan(warehouse)
  const [text, setText] = useState('')
  const { query } = parseHash(useHash())
  const isUnclaimed = query.has('unclaimed')
  const input = useRef<HTMLInputElement>(null)
  const photo = useRef<HTMLInputElement>(null)
  const focus = useCallback(() => {
    if (!isElsewhere()) input.current?.focus()
  }, [])
  useEffect(() => {
    if (isUnclaimed) tell({ is: 'enter', text: 'U' })
  }, [isUnclaimed, tell])
  useEffect(() => {
    // The form gives the keyboard back when it goes.
    if (state.phase !== 'unclaimed') input.current?.focus()
  }, [state.phase, state.turn])
  useEffect(() => {
    window.addEventListener('focus', focus)
    const timer = setInterval(focus, 500)
    return () => {
      window.removeEventListener('focus', focus)
      clearInterval(timer)
    }
  }, [focus])

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const keys: Record<string, () => void> = {
      Enter: () => {
        setText('')
        // What the input shows now, not what was drawn last: a scanner is faster than a frame.
        tell({ is: 'enter', text: event.currentTarget.value })
      },
      Escape: () => (text ? setText('') : tell({ is: 'escape' })),
      ArrowDown: () => tell({ is: 'move', by: 1 }),
      ArrowUp: () => tell({ is: 'move', by: -1 }),
      F2: () => photo.current?.click(),
    }
    if (event.key === 'Backspace' && event.currentTarget.value === '') tell({ is: 'back' })
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const pick = (value: string) => {
    localStorage.setItem(slot, value)
    setChosen(value)
  }
  return (
    <Page
      title={t('nav.scan')}
      extra={
        <span className="keeps-focus">
          <span className="quiet">{t('col.warehouse')} </span>
          <Select
            style={{ width: 240 }}
            value={warehouse || undefined}
            options={warehouses}
            aria-label={t('col.warehouse')}
            onChange={pick}
          />
        </span>
      }
    >
      <Row gutter={16}>
        <Col xs={24} xl={17}>
          <Card className={`scan-card ${state.phase} card-gap`}>
            <input
              ref={input}
              className="scan-input nums"
              hidden={state.phase === 'unclaimed'}
              lang="en"
              autoFocus
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={80}
              value={text}
              aria-label={t('scan.input')}
              aria-describedby="scan-sign"
              placeholder={t(`scan.place.${state.phase}`)}
              onChange={(e) => setText(e.target.value)}
              onKeyDown={onKey}
            />
            <Sign state={state} />
            <TableView state={state} preview={state.phase === 'grade' ? readCommand(text) : null} />
            {state.phase === 'matches' && <MatchList matches={state.matches} />}
            {state.phase === 'unclaimed' && (
              <UnclaimedForm
                number={state.number}
                warehouse={warehouse}
                onSaved={(id, matches) => tell({ is: 'recorded', id, matches })}
                onClose={() => tell({ is: 'unclaimed-closed' })}
              />
            )}
            <PhotoButton
              input={photo}
              shown={state.phase === 'grade'}
              photos={state.photos}
              onPhoto={(id) => tell({ is: 'photo', id })}
            />
          </Card>
        </Col>
        <Col xs={24} xl={7}>
          <Card className="card-gap" size="small">
            <div className="scan-counts">
              <Statistic title={t('scan.parcels')} value={count(state.count.parcels)} />
              <Statistic title={t('scan.pieces')} value={count(state.count.pieces)} />
              <Statistic title={t('scan.failedCount')} value={count(state.count.failed)} />
            </div>
          </Card>
          <Help phase={state.phase} />
          <Log done={state.done} />
        </Col>
      </Row>
    </Page>
  )
}
