import { useCallback } from 'react';
import { approximately } from '../../kit/decimal';
import { format, money } from '../../kit/numbers';
import { Chart, base, bubble, colour, short, terms } from '../../figures/Chart';
import type { InCurrency } from './EconomicsPage';

/** The value of a customer as a line from nothing, the cost of one as a line across. */
export default function CurveChart({ part }: { part: InCurrency }) {
  const drawn = useCallback(() => options(part), [part]);
  return <Chart label={`What a customer has brought in after each of ${part.months.length} months`} options={drawn} />;
}

function options(part: InCurrency) {
  const quiet = colour('quiet');
  const line = { lineStyle: { color: colour('line') } };
  const months = [{ month: 0, value: '0', customers: '0' }, ...part.months];
  return {
    ...base(),
    grid: { left: 4, right: 12, top: 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: bubble((place) => tip(months[place]!, part)),
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: months.map((one) => String(one.month)),
      axisLine: line,
      axisTick: { show: false },
      axisLabel: { color: quiet, margin: 10 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: quiet, formatter: (value: number) => short(value, part.currency) },
      splitLine: line,
    },
    series: [
      {
        type: 'line',
        data: months.map((one) => approximately(one.value)),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { color: colour('revenue'), width: 2.5 },
        itemStyle: { color: colour('revenue') },
        areaStyle: { color: colour('revenue'), opacity: 0.1 },
        emphasis: { disabled: true },
      },
      {
        type: 'line',
        data: months.map(() => (part.cac_blended === null ? null : approximately(part.cac_blended))),
        symbol: 'none',
        lineStyle: { color: colour('spend'), width: 2, type: 'dashed' },
        emphasis: { disabled: true },
      },
    ],
  };
}

function tip(one: { month: number; value: string; customers: string }, part: InCurrency): HTMLElement {
  return terms(`After ${one.month} months`, [
    { name: 'revenue', title: 'Value so far', text: money(one.value, part.currency) },
    ...(part.cac_blended === null
      ? []
      : [{ name: 'spend', title: 'CAC', text: money(part.cac_blended, part.currency) }]),
    { name: 'plain', title: 'Customers', text: format({ maximumFractionDigits: 1 }, one.customers) },
  ]);
}
