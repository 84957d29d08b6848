import { BarChart, LineChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { approximately } from '../kit/decimal';
import { dayName, periodName, shortDayName } from '../kit/dates';
import { money } from '../kit/numbers';
import type { Grain, Point } from './series';

use([BarChart, LineChart, GridComponent, TooltipComponent, DataZoomComponent, CanvasRenderer]);

const FEW_POINTS = 14;

/** Spend as bars, revenue as a line. Colours come from the style sheet, so that light and dark have one home. */
export default function TrendChart({ points, currency, grain }: { points: Point[]; currency: string; grain: Grain }) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);

  useEffect(() => {
    if (box.current === null) {
      return undefined;
    }
    const made = init(box.current);
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const draw = () => chart.current?.setOption(options(points, currency, grain), true);
    draw();
    const painted = new MutationObserver(draw);
    painted.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => painted.disconnect();
  }, [points, currency, grain]);

  const first = points[0];
  const last = points[points.length - 1];
  const words =
    first && last
      ? `Spend and revenue by ${grain}, ${periodName({ from: first.period.from, to: last.period.to })}`
      : '';
  return <div ref={box} className="chart" role="img" aria-label={words} />;
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function short(value: number, currency: string): string {
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  }).format(value);
}

function options(points: Point[], currency: string, grain: Grain) {
  const quiet = colour('quiet');
  const line = colour('line');
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    animation: !calm,
    animationDuration: 400,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 },
    grid: { left: 4, right: 8, top: 16, bottom: 44, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      className: 'chart-tip',
      backgroundColor: colour('raised'),
      borderColor: line,
      padding: 0,
      axisPointer: { type: 'shadow', shadowStyle: { color: colour('hover') } },
      // An element of ours, because a text with styles would break the content security policy.
      formatter: (params: { dataIndex: number }[]) => tip(points[params[0]?.dataIndex ?? 0], currency, grain),
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
  const element = document.createElement('dl');
  if (point) {
    const title = document.createElement('div');
    title.textContent = grain === 'day' ? dayName(point.period.from) : periodName(point.period);
    element.append(
      title,
      ...pair('spend', 'Spend', money(point.spend, currency)),
      ...pair('revenue', 'Revenue', money(point.revenue, currency)),
    );
  }
  return element;
}

function pair(name: string, title: string, amount: string): HTMLElement[] {
  const term = document.createElement('dt');
  term.className = name;
  term.textContent = title;
  const text = document.createElement('dd');
  text.textContent = amount;
  return [term, text];
}
