import { useCallback } from 'react';
import { approximately } from '../kit/decimal';
import { dayName, periodName, shortDayName } from '../kit/dates';
import { money } from '../kit/numbers';
import { Chart, base, bubble, colour, short, terms } from './Chart';
import type { Grain, Point } from './series';

const FEW_POINTS = 14;

/** Spend as bars, revenue as a line. */
export default function TrendChart({ points, currency, grain }: { points: Point[]; currency: string; grain: Grain }) {
  const drawn = useCallback(() => options(points, currency, grain), [points, currency, grain]);
  const first = points[0];
  const last = points[points.length - 1];
  const words =
    first && last
      ? `Spend and revenue by ${grain}, ${periodName({ from: first.period.from, to: last.period.to })}`
      : '';
  return <Chart label={words} options={drawn} />;
}

function options(points: Point[], currency: string, grain: Grain) {
  const quiet = colour('quiet');
  const line = colour('line');
  return {
    ...base(),
    grid: { left: 4, right: 8, top: 16, bottom: 44, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...bubble((place) => tip(points[place], currency, grain)),
      axisPointer: { type: 'shadow', shadowStyle: { color: colour('hover') } },
    },
    xAxis: {
      type: 'category',
      data: points.map((point) => shortDayName(point.period.from)),
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: quiet, hideOverlap: true, margin: 10 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: quiet, formatter: (value: number) => short(value, currency) },
      splitLine: { lineStyle: { color: line } },
    },
    dataZoom: [
      { type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, moveOnMouseMove: false },
      {
        type: 'slider',
        height: 16,
        bottom: 6,
        left: 14,
        right: 14,
        brushSelect: false,
        showDetail: false,
        showDataShadow: false,
        borderColor: 'transparent',
        backgroundColor: colour('sunken'),
        fillerColor: colour('hover'),
        handleStyle: { color: colour('raised'), borderColor: quiet },
        moveHandleSize: 0,
        handleSize: '110%',
        emphasis: { handleStyle: { color: colour('raised'), borderColor: colour('accent') } },
      },
    ],
    series: [
      {
        name: 'Spend',
        type: 'bar',
        data: points.map((point) => approximately(point.spend)),
        barMaxWidth: 28,
        barCategoryGap: '30%',
        itemStyle: { color: colour('spend'), borderRadius: [3, 3, 0, 0] },
        emphasis: { disabled: true },
      },
      {
        name: 'Revenue',
        type: 'line',
        data: points.map((point) => approximately(point.revenue)),
        symbol: 'circle',
        symbolSize: 6,
        showSymbol: points.length <= FEW_POINTS,
        lineStyle: { color: colour('revenue'), width: 2.5 },
        itemStyle: { color: colour('revenue') },
        emphasis: { disabled: true },
        z: 3,
      },
    ],
  };
}

function tip(point: Point | undefined, currency: string, grain: Grain): HTMLElement {
  return point === undefined
    ? terms('', [])
    : terms(grain === 'day' ? dayName(point.period.from) : periodName(point.period), [
        { name: 'spend', title: 'Spend', text: money(point.spend, currency) },
        { name: 'revenue', title: 'Revenue', text: money(point.revenue, currency) },
      ]);
}
