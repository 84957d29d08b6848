import { useCallback, useEffect, useState } from 'react';
import type { components } from '../target/types/api';

type Schemas = components['schemas'];
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
export type Receipt = Schemas['Receipt'];
export type ReceiptTouch = Schemas['ReceiptTouch'];
export type LiveEvent = Schemas['LiveEvents']['events'][number];
export type Step = Schemas['Step'];
export type DropReason = Schemas['DropReason'];
export type Problem = Schemas['Problem'];

/** What went wrong, in words for the reader. */
export class Failure extends Error {
  constructor(
    readonly title: string,
    message: string,
    readonly details: string[],
  ) {
    super(message);
  }
}

/** Asks once. Ends with a `Failure`, or with the reason of the `signal`. */
export async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { Accept: 'application/json' } }).catch((cause: unknown) => {
    if (signal.aborted) {
      throw cause;
    }
    throw new Failure('The server does not answer', 'Is Outlay still running? Start it again, then try once more.', []);
  });
  if (response.ok) {
    return (await response.json()) as T;
  }
  const problem = (await response.json().catch(() => null)) as Problem | null;
  throw new Failure(
    problem?.title ?? 'Something went wrong',
    problem?.detail ?? `The server answered ${response.status}.`,
    (problem?.errors ?? []).map((error) => error.detail),
  );
}

export interface Asked<T> {
  /** The newest data; while other data is on its way, still the data before it. */
  data: T | undefined;
  loading: boolean;
  failure: Failure | undefined;
  again: () => void;
}

/** Asks for `path` and for nothing while it is undefined. */
export function useApi<T>(path: string | undefined): Asked<T> {
  const [state, setState] = useState<{ path?: string; data?: T; failure?: Failure }>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (path === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    get<T>(path, controller.signal).then(
      (data) => setState({ path, data }),
      (failure: unknown) => {
        if (!controller.signal.aborted) {
          setState({
            path,
            failure: failure instanceof Failure ? failure : new Failure('Something went wrong', String(failure), []),
          });
        }
      },
    );
    return () => controller.abort();
  }, [path, attempt]);
  const again = useCallback(() => {
    setState({});
    setAttempt((count) => count + 1);
  }, []);
  return { data: state.data, loading: path !== undefined && state.path !== path, failure: state.failure, again };
}

export interface Scope {
  client: string;
  from?: string;
  to?: string;
  model?: string;
  lookback?: string;
  currency?: string;
  platform?: string;
  channel?: string;
  campaign?: string;
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

export function livePath(client: string, limit: number): string {
  return `/api/v1/live?${new URLSearchParams({ client, limit: String(limit) })}`;
}

export function reportPath(by: By, scope: Scope): string {
  return `/api/v1/reports/${by}?${query(scope)}`;
}

export function journeysPath(scope: Scope, cell: Cell, currency: string | undefined, limit: number): string {
  return `/api/v1/journeys?${query(scope, { ...cell, only_currency: currency, limit: String(limit) })}`;
}

export function receiptPath(scope: Scope, conversion: string): string {
  return `/api/v1/receipts?${query(scope, { conversion })}`;
}
