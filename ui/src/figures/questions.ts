import type { Schemas } from '../kit/api';

export type Answer = Schemas['Answer'];
export type Row = Schemas['Row'];
export type Figures = Schemas['Figures'];
export type Balance = Schemas['Balance'];
export type By = Schemas['By'];
export type Model = Schemas['Model'];
export type MetricName = Schemas['MetricName'];
export type Metric = Schemas['Metrics']['metrics'][number];
export type Journeys = Schemas['Journeys'];
export type JourneyLine = Schemas['JourneyLine'];
export type Spend = Schemas['Spend'];
export type SpendLine = Schemas['SpendLine'];
export type Receipt = Schemas['Receipt'];
export type ReceiptTouch = Schemas['ReceiptTouch'];

export interface Scope {
  client: string;
  from?: string | undefined;
  to?: string | undefined;
  model?: string | undefined;
  lookback?: string | undefined;
  currency?: string | undefined;
  platform?: string | undefined;
  channel?: string | undefined;
  campaign?: string | undefined;
  ad_group?: string | undefined;
  /** Whose touches count for a deal, in its receipt. */
  contacts?: string | undefined;
}

/** Which part of a report a row stands for, by the names of the API's parameters. */
export type Cell = Record<string, string>;

function query(scope: Scope, others: Record<string, string | undefined> = {}): string {
  const { client, from, to, model, lookback, currency, platform, channel, campaign } = scope;
  const texts = { client, from, to, model, lookback_days: lookback, currency, platform, channel, campaign, ...others };
  const found = new URLSearchParams();
  for (const [name, text] of Object.entries(texts)) {
    if (text) {
      found.set(name, text);
    }
  }
  return found.toString();
}

export function reportPath(by: By, scope: Scope): string {
  return `/api/v1/reports/${by}?${query(scope, { ad_group: scope.ad_group })}`;
}

/** Any other answer to the same question, by the last part of its path. */
export function apiPath(name: string, scope: Scope, others: Record<string, string | undefined> = {}): string {
  return `/api/v1/${name}?${query(scope, others)}`;
}

/** What is behind a cell: the conversions, or the rows of reports that its spend is made of. */
export function openingPath(
  name: 'journeys' | 'spend',
  scope: Scope,
  cell: Cell,
  currency: string | undefined,
  limit: number,
): string {
  return apiPath(name, scope, { ad_group: scope.ad_group, ...cell, only_currency: currency, limit: String(limit) });
}

export function receiptPath(scope: Scope, conversion: string): string {
  return `/api/v1/receipts?${query(scope, { conversion, contacts: scope.contacts })}`;
}
