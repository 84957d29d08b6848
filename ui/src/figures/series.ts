import type { Answer } from './questions';
import { sum } from '../kit/decimal';
import { type Period, days, monday, plus } from '../kit/dates';
import { day } from './hierarchy';

export type Grain = 'day' | 'week';

export interface Point {
  period: Period;
  spend: string;
  revenue: string;
}

const MOST_DAYS_AS_DAYS = 45;

export function grainOf(text: string | undefined, count: number): Grain {
  return text === 'day' || text === 'week' ? text : count > MOST_DAYS_AS_DAYS ? 'week' : 'day';
}

/** A point for every day or week of the answer, also for those on which nothing happened. */
export function series(answer: Answer, currency: string, grain: Grain): Point[] {
  const rows = new Map<string, { spend: string; revenue: string }>();
  for (const row of answer.rows) {
    if (row.currency === currency) {
      rows.set(day(row), row);
    }
  }
  const groups = new Map<string, string[]>();
  for (const one of days(answer.period)) {
    const key = grain === 'week' ? monday(one) : one;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((members) => {
    const first = members[0] ?? answer.period.from;
    const found = members.map((one) => rows.get(one)).filter((row) => row !== undefined);
    return {
      period: { from: first, to: plus(first, members.length - 1) },
      spend: sum(found.map((row) => row.spend)),
      revenue: sum(found.map((row) => row.revenue)),
    };
  });
}
