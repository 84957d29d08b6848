import type { Figures, MetricName } from './questions';
import { format, money } from '../kit/numbers';

type Format = 'amount' | 'price' | 'count' | 'credit' | 'share' | 'multiple';

/** How each metric is written; what it means comes from the server. */
export const METRICS: Record<MetricName, { title: string; format: Format }> = {
  spend: { title: 'Spend', format: 'amount' },
  impressions: { title: 'Impressions', format: 'count' },
  clicks: { title: 'Clicks', format: 'count' },
  ctr: { title: 'CTR', format: 'share' },
  cpc: { title: 'CPC', format: 'price' },
  cpm: { title: 'CPM', format: 'price' },
  leads: { title: 'Leads', format: 'credit' },
  cpl: { title: 'CPL', format: 'price' },
  conversions: { title: 'Conversions', format: 'credit' },
  cpa: { title: 'CPA', format: 'price' },
  revenue: { title: 'Revenue', format: 'amount' },
  roas: { title: 'ROAS', format: 'multiple' },
  video_views: { title: 'Video views', format: 'count' },
  cpv: { title: 'CPV', format: 'price' },
};

/** What was earned stands beside what was spent, and is in sight on a narrow screen. */
export const COLUMNS: MetricName[] = [
  'spend',
  'revenue',
  'roas',
  'conversions',
  'cpa',
  'leads',
  'cpl',
  'impressions',
  'clicks',
  'ctr',
  'cpc',
  'cpm',
  'video_views',
  'cpv',
];

export function value(figures: Figures, metric: MetricName): string | null {
  const raw = figures[metric];
  return raw === null ? null : String(raw);
}

/** What a conversion may cost, where it costs more than the client's target. */
export function aboveTarget(figures: Figures): string | undefined {
  return figures.target === 'above' ? (figures.max_cpa ?? undefined) : undefined;
}

export function write(metric: MetricName, text: string | null, currency: string, short = false): string {
  if (text === null) {
    return '–';
  }
  switch (METRICS[metric].format) {
    case 'amount':
    case 'price':
      return money(text, currency, short);
    case 'count':
      return format({}, text);
    case 'credit':
      return format({ minimumFractionDigits: 1, maximumFractionDigits: 1 }, text);
    case 'share':
      return format({ style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 }, text);
    case 'multiple':
      return `${format({ minimumFractionDigits: 2, maximumFractionDigits: 2 }, text)}×`;
  }
}

/** What is behind a shortened figure. */
export function exact(text: string | null, currency: string, metric: MetricName): string {
  if (text === null) {
    return 'There is nothing to divide by.';
  }
  const isMoney = METRICS[metric].format === 'amount' || METRICS[metric].format === 'price';
  return isMoney ? `${text} ${currency}` : text;
}
