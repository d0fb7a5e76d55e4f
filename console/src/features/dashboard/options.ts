import type { EChartsCoreOption } from 'echarts/core'
import type { FiguresPoint, RefundCounts, RefundPhase } from '../../api/generated'
import { money } from '../../parts/format/money'
import { clockTime, dayTime } from '../../parts/format/time'
import type { I18n } from '../../parts/i18n'
import { phaseColor } from '../../parts/PhaseTag'
import type { Period } from './period'

const quiet = '#667085'
const line = '#e8ecf1'
const grid = { left: 8, right: 12, top: 36, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }

function axis(points: FiguresPoint[], period: Period) {
  const label = (at: string) =>
    period === 'day' ? clockTime(at) : period === 'month' ? dayTime(at) : `${dayTime(at)} ${clockTime(at)}`
  return {
    type: 'category',
    data: points.map((p) => label(p.at)),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
    axisLabel: { color: quiet, hideOverlap: true },
  }
}

const values = {
  type: 'value',
  minInterval: 1,
  splitLine: { lineStyle: { color: line } },
  axisLabel: { color: quiet },
}

export function flowOption(points: FiguresPoint[], period: Period, { t }: I18n): EChartsCoreOption {
  const series = (name: string, color: string, data: number[]) => ({
    name,
    type: 'line',
    data,
    smooth: period === 'week' ? 0 : 0.25,
    showSymbol: false,
    lineStyle: { width: 2 },
    itemStyle: { color },
    areaStyle: { opacity: 0.08 },
  })
  return {
    grid,
    animationDuration: 300,
    tooltip: { trigger: 'axis' },
    legend: { top: 0, right: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 4, textStyle: { color: quiet } },
    xAxis: axis(points, period),
    yAxis: values,
    series: [
      series(
        t('dash.asked'),
        '#8fa3bd',
        points.map((p) => p.refunds),
      ),
      series(
        t('dash.done'),
        phaseColor.refunded,
        points.map((p) => p.refunded),
      ),
    ],
  }
}

/** Axis labels in yuan, shortened the way each language counts. */
function yuanAxis(fen: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(fen / 100)
}

export function moneyOption(points: FiguresPoint[], period: Period, { t, language }: I18n): EChartsCoreOption {
  return {
    grid: { ...grid, top: 12 },
    animationDuration: 300,
    tooltip: { trigger: 'axis', valueFormatter: (fen: unknown) => money(Number(fen)) },
    xAxis: axis(points, period),
    yAxis: {
      ...values,
      minInterval: 100,
      axisLabel: { color: quiet, formatter: (fen: number) => yuanAxis(fen, language) },
    },
    series: [
      {
        name: t('dash.money'),
        type: 'bar',
        barMaxWidth: 18,
        itemStyle: { color: '#5b8fd6', borderRadius: [3, 3, 0, 0] },
        data: points.map((p) => p.refundedFen),
      },
    ],
  }
}

const phases: RefundPhase[] = ['refunded', 'waiting', 'running', 'uncertain', 'person', 'closed']

export function phaseOption(counts: RefundCounts, { word }: I18n): EChartsCoreOption {
  return {
    animationDuration: 300,
    tooltip: { trigger: 'item', formatter: '{b}: {c} ({d}%)' },
    series: [
      {
        type: 'pie',
        radius: ['62%', '90%'],
        center: ['50%', '50%'],
        label: { show: false },
        itemStyle: { borderColor: '#fff', borderWidth: 2 },
        data: phases.map((phase) => ({
          name: word('phase', phase),
          value: counts[phase] ?? 0,
          itemStyle: { color: phaseColor[phase] },
        })),
      },
    ],
  }
}

export { phases }
