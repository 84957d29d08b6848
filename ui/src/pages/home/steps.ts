import type { Address } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { isZero } from '../../kit/decimal';
import { instantName } from '../../kit/instants';
import { money } from '../../kit/numbers';
import { type Right, may, useSession } from '../../kit/session';
import { isUnattributed } from '../../figures/hierarchy';
import type { Answer } from '../../figures/questions';
import { type Key, useKeys } from '../settings/keys';

type Funnel = Schemas['Funnel'];
export type Name = Schemas['FirstStep'];

export interface Step {
  name: Name;
  title: string;
  what: string;
  to: Address;
  /** What is at stake, of money that the books know of. */
  stake?: string | undefined;
  /** How far it has come. */
  seen?: string | undefined;
  /** undefined while nobody knows. */
  done: boolean | undefined;
}

/** The first steps with a client, in their order, and how far each has come. */
export function useSteps(
  client: string,
  channels: Answer | undefined,
  funnel: Funnel | undefined,
  withoutTag: boolean,
): Step[] {
  const query = new URLSearchParams({ client });
  const session = useSession();
  const sees = (right: Right, path: string) => (may(session, right, client) ? path : undefined);
  const live = useApi<Schemas['LiveEvents']>(sees('see-people', `/api/v1/live?${query}&limit=1`));
  const destinations = useApi<{ destinations: unknown[] }>(sees('change-settings', `/api/v1/destinations?${query}`));
  // A key that nobody has used yet: its first event may come while somebody looks.
  const waits = (all: Key[]) => all.some((key) => key.revoked_at === null) && firstUse(all) === undefined;
  const keys = useKeys(
    may(session, 'change-settings', client) ? client : undefined,
    withoutTag ? undefined : waits,
  ).data?.keys;
  const first = keys && firstUse(keys);
  const tagged = first !== undefined || (live.data && live.data.events.length > 0);
  return [
    {
      name: 'spend',
      title: 'Import what was spent',
      what: 'Exports of the ad platforms.',
      to: { view: 'imports' },
      stake: of(channels, 'revenue', 'of revenue stand without what they cost'),
      done: channels && channels.balances.some((one) => Number(one.imported_spend) !== 0),
    },
    {
      name: 'targets',
      title: 'Say what a conversion may cost',
      what: 'A table of targets and budgets.',
      to: { view: 'settings' },
      stake: of(channels, 'spend', 'were spent without a target'),
      done: channels && channels.totals.some((one) => 'target' in one),
    },
    {
      name: 'stages',
      title: 'Place campaigns in stages',
      what: 'What your names of campaigns mean, or one campaign after the other.',
      to: { view: 'settings', part: 'funnel_rules' },
      stake: said(unplaced(funnel), 'were spent on campaigns without a stage'),
      done: funnel && (funnel.campaigns.length === 0 ? undefined : unplaced(funnel).length === 0),
    },
    {
      name: 'tag',
      title: 'Put the tag on your site',
      what: 'A key, and one line to paste. Visits and orders come in as they happen.',
      to: keys === undefined ? { view: 'live' } : { view: 'settings', part: 'keys' },
      stake: unattributed(channels),
      seen:
        first !== undefined
          ? `The first event came at ${instantName(first)} UTC.`
          : keys && waits(keys)
            ? 'The key is made; nothing has come in with it yet.'
            : undefined,
      done: tagged,
    },
    {
      name: 'destinations',
      title: 'Tell the platforms what was sold',
      what: 'Conversions go back to where the ads run.',
      to: { view: 'signal' },
      stake: of(channels, 'revenue', 'of revenue that the platforms do not learn of'),
      done: destinations.data && destinations.data.destinations.length > 0,
    },
  ];
}

/** When the first event came with any of the keys. */
export function firstUse(keys: Key[]): string | undefined {
  return keys.flatMap((key) => (key.first_used_at === null ? [] : [key.first_used_at])).sort()[0];
}

/** An amount of every currency of the period, with what it means. */
function of(channels: Answer | undefined, metric: 'spend' | 'revenue', words: string): string | undefined {
  return said(
    (channels?.totals ?? []).map((total) => ({ amount: total[metric], currency: total.currency })),
    words,
  );
}

/** What was spent on campaigns that no rule of the funnel places. */
function unplaced(funnel: Funnel | undefined): { amount: string; currency: string }[] {
  return (funnel?.stages ?? [])
    .filter((one) => one.stage === 'unclassified' && !isZero(one.spend))
    .map((one) => ({ amount: one.spend, currency: one.currency }));
}

function unattributed(channels: Answer | undefined): string | undefined {
  return said(
    (channels?.rows ?? []).filter(isUnattributed).map((row) => ({ amount: row.revenue, currency: row.currency })),
    'of revenue are unattributed',
  );
}

function said(amounts: { amount: string; currency: string }[], words: string): string | undefined {
  const found = amounts.filter((one) => !isZero(one.amount)).map((one) => money(one.amount, one.currency, true));
  return found.length === 0 ? undefined : `${found.join(' and ')} ${words}`;
}
