import type { Answer, Figures, MetricName, Row } from '../../figures/questions';
import { METRICS, value, write } from '../../figures/metrics';
import { changeOf, percentOf } from '../../figures/Change';
import { type Level, isUnattributed, nameOf } from '../../figures/hierarchy';
import { compare, isZero, minus, sum } from '../../kit/decimal';
import { money } from '../../kit/numbers';
import type { Address } from '../../kit/address';

/** What has changed, in words that numbers stand behind; it opens to them. */
export interface Sentence {
  key: string;
  text: string;
  /** What did most of it. */
  detail?: string;
  to: Address;
}

/** An answer and the one for the period before, by the same rows. */
export interface Two {
  now: Answer;
  before: Answer;
}

const NAMED = 3;

export function sentences(channels: Two, campaigns: Two, currency: string): Sentence[] {
  return [
    moved('revenue', channels, 'channels', currency),
    moved('spend', campaigns, 'campaigns', currency),
    ratio('roas', channels, currency),
    ratio('cpa', channels, currency),
    moved('leads', channels, 'channels', currency),
    wasted(campaigns, currency),
    began(campaigns, currency),
    ended(campaigns, currency),
  ].filter((sentence) => sentence !== undefined);
}

function total(answer: Answer, currency: string): Figures | undefined {
  return answer.totals.find((one) => one.currency === currency);
}

function rows(answer: Answer, currency: string): Row[] {
  return answer.rows.filter((row) => row.currency === currency);
}

/** Numbers that things are added up in: what was before plus the rows' changes is what is now. */
function moved(metric: MetricName, two: Two, level: Level, currency: string): Sentence | undefined {
  const now = amount(total(two.now, currency), metric);
  const before = amount(total(two.before, currency), metric);
  const change = minus(now, before);
  const name = METRICS[metric].title;
  const to = { view: 'report', by: level === 'channels' ? '' : level, sort: `-${metric}` };
  if (isZero(now) && isZero(before)) {
    return undefined;
  }
  if (isZero(change)) {
    return { key: metric, text: `${name} stayed at ${write(metric, now, currency)}.`, to };
  }
  const verb = change.startsWith('-') ? 'fell' : 'rose';
  const part = changeOf(now, before);
  const by = write(metric, change.replace('-', ''), currency);
  return {
    key: metric,
    text:
      `${name} ${verb} by ${by}${part === undefined ? '' : ` (${percentOf(part)})`}` +
      ` to ${write(metric, now, currency)}.`,
    ...driver(metric, two, level, currency, change),
    to,
  };
}

function amount(figures: Figures | undefined, metric: MetricName): string {
  return (figures && value(figures, metric)) ?? '0';
}

/** The row that did most of a change, in the change's own direction. */
function driver(metric: MetricName, two: Two, level: Level, currency: string, change: string): { detail?: string } {
  const down = change.startsWith('-');
  let most: { name: string; change: string } | undefined;
  for (const [name, own] of changesOf(metric, two, level, currency)) {
    if (own.startsWith('-') === down && !isZero(own) && (!most || compare(size(own), size(most.change)) > 0)) {
      most = { name, change: own };
    }
  }
  return most ? { detail: `${most.name} ${signed(metric, most.change, currency)}` } : {};
}

function changesOf(metric: MetricName, two: Two, level: Level, currency: string): Map<string, string> {
  const found = new Map<string, string>();
  const add = (answer: Answer, sign: (text: string) => string) => {
    for (const row of rows(answer, currency)) {
      const name = nameOf(row, level) || 'No campaign';
      found.set(name, sum([found.get(name) ?? '0', sign(amount(row, metric))]));
    }
  };
  add(two.now, (text) => text);
  add(two.before, (text) => minus('0', text));
  return found;
}

function size(text: string): string {
  return text.replace('-', '');
}

function signed(metric: MetricName, text: string, currency: string): string {
  return `${text.startsWith('-') ? '−' : '+'}${write(metric, size(text), currency)}`;
}

function ratio(metric: 'roas' | 'cpa', two: Two, currency: string): Sentence | undefined {
  const now = total(two.now, currency)?.[metric];
  const before = total(two.before, currency)?.[metric];
  if (!now || !before || compare(now, before) === 0) {
    return undefined;
  }
  const more = compare(now, before) > 0;
  const [is, was] = [write(metric, now, currency), write(metric, before, currency)];
  return metric === 'roas'
    ? {
        key: metric,
        text: `Each ${money('1', currency)} of spend came with ${money(now, currency)} of revenue, ${
          more ? 'up' : 'down'
        } from ${money(before, currency)}.`,
        to: { view: 'report', by: '', sort: '-roas' },
      }
    : {
        key: metric,
        text: `A conversion cost ${is}, ${more ? 'more' : 'less'} than the ${was} before.`,
        to: { view: 'report', by: '', sort: '-cpa' },
      };
}

function campaignsWith(answer: Answer, currency: string, test: (row: Row) => boolean): Row[] {
  return rows(answer, currency)
    .filter((row) => !isUnattributed(row) && nameOf(row, 'campaigns') !== '' && test(row))
    .sort((a, b) => compare(b.spend, a.spend));
}

function wasted({ now }: Two, currency: string): Sentence | undefined {
  const found = campaignsWith(
    now,
    currency,
    (row) => !isZero(row.spend) && isZero(row.conversions) && isZero(row.leads),
  );
  return listed('wasted', found, currency, (of) => `${of} and led to no lead and no conversion.`);
}

function began({ now, before }: Two, currency: string): Sentence | undefined {
  const old = new Set(campaignsWith(before, currency, spends).map(key));
  const found = campaignsWith(now, currency, (row) => spends(row) && !old.has(key(row)));
  return listed('began', found, currency, (of) => `${of} and had spent nothing before.`);
}

function ended({ now, before }: Two, currency: string): Sentence | undefined {
  const still = new Set(campaignsWith(now, currency, spends).map(key));
  const found = campaignsWith(before, currency, (row) => spends(row) && !still.has(key(row)));
  return listed('ended', found, currency, (of) => `${of} before, and spent nothing now.`);
}

function spends(row: Row): boolean {
  return !isZero(row.spend);
}

function key(row: Row): string {
  return JSON.stringify([row.platform, row.campaign_id, nameOf(row, 'campaigns')]);
}

function listed(
  name: string,
  found: Row[],
  currency: string,
  words: (subject: string) => string,
): Sentence | undefined {
  if (found.length === 0) {
    return undefined;
  }
  const spent = money(sum(found.map((row) => row.spend)), currency);
  const names = found.slice(0, NAMED).map((row) => nameOf(row, 'campaigns'));
  return {
    key: name,
    text: words(found.length === 1 ? `${names[0]} spent ${spent}` : `${found.length} campaigns spent ${spent}`),
    ...(found.length === 1
      ? {}
      : { detail: names.join(', ') + (found.length > NAMED ? ` and ${found.length - NAMED} more` : '') }),
    to: { view: 'report', by: 'campaigns', sort: '-spend' },
  };
}
