import { BarChart, LineChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, GridComponent, TooltipComponent, DataZoomComponent, CanvasRenderer]);

/** Draws what `options` says, anew when it or the colours change. To be loaded after the page: it is large. */
export function Chart({ label, options }: { label: string; options: () => Record<string, unknown> }) {
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
    const draw = () => chart.current?.setOption(options(), true);
    draw();
    const painted = new MutationObserver(draw);
    painted.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => painted.disconnect();
  }, [options]);

  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

/** Colours come from the style sheet, so that light and dark have one home. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** For an axis. */
export function short(value: number, currency: string): string {
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  }).format(value);
}

/** What all charts have in common. */
export function base() {
  return {
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 400,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 },
  };
}

/** A bubble over a place of the axis: an element, because a text with styles would break the security policy. */
export function bubble(content: (place: number) => HTMLElement) {
  return {
    trigger: 'axis',
    confine: true,
    className: 'chart-tip',
    backgroundColor: colour('raised'),
    borderColor: colour('line'),
    padding: 0,
    formatter: (params: { dataIndex: number }[]) => content(params[0]?.dataIndex ?? 0),
  };
}

/** A list of terms and figures, for a bubble. */
export function terms(title: string, pairs: { name: string; title: string; text: string }[]): HTMLElement {
  const element = document.createElement('dl');
  const head = document.createElement('div');
  head.textContent = title;
  element.append(head);
  for (const pair of pairs) {
    const term = document.createElement('dt');
    term.className = pair.name;
    term.textContent = pair.title;
    const text = document.createElement('dd');
    text.textContent = pair.text;
    element.append(term, text);
  }
  return element;
}
