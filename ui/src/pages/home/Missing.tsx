import { useState } from 'react';
import { type Address, follow, useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { pagesFor } from '../../frame/pages';
import { type Right, may, useSession } from '../../kit/session';
import { isUnattributed } from '../../figures/hierarchy';
import type { Answer } from '../../figures/questions';
import { isZero } from '../../kit/decimal';
import { money } from '../../kit/numbers';

interface Step {
  name: string;
  title: string;
  what: string;
  to: Address;
  /** What is at stake, of money that the books know of. */
  stake?: string | undefined;
  /** undefined while nobody knows. */
  done: boolean | undefined;
}

/** What is not set up yet, each step looked at as it is now; a client that has everything sees nothing of it. */
export function Missing({ client, channels }: { client: string; channels: Answer | undefined }) {
  const { go, link } = useAddress();
  const query = new URLSearchParams({ client });
  const session = useSession();
  const sees = (right: Right, path: string) => (may(session, right, client) ? path : undefined);
  const live = useApi<Schemas['LiveEvents']>(sees('see-people', `/api/v1/live?${query}&limit=1`));
  const destinations = useApi<{ destinations: unknown[] }>(sees('change-settings', `/api/v1/destinations?${query}`));
  const [skipped, skip] = useSkipped(client);
  const steps: Step[] = [
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
      name: 'tag',
      title: 'Put the tag on your site',
      what: 'Visits and orders come in as they happen.',
      to: { view: 'live' },
      stake: unattributed(channels),
      done: live.data && live.data.events.length > 0,
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
  const mine = pagesFor(session, client).map((page) => page.view);
  const open = steps.filter(
    (step) => step.done === false && !skipped.includes(step.name) && mine.includes(step.to.view ?? ''),
  );
  if (open.length === 0) {
    return null;
  }
  const finished = steps.filter((step) => step.done).length;
  return (
    <section className="panel" data-part="missing">
      <div className="panel-head">
        <h2>
          What is missing
          <span className="count">
            {finished} of {steps.length}
          </span>
        </h2>
      </div>
      <ul className="said steps">
        {open.map((step) => (
          <li key={step.name} data-step={step.name}>
            <a href={link(step.to)} onClick={(event) => follow(event, () => go(step.to))}>
              {step.title}
            </a>
            <small>{step.what}</small>
            {step.stake && <small className="stake">{step.stake}</small>}
            <button
              type="button"
              className="plain small"
              aria-label={`Skip: ${step.title}`}
              onClick={() => skip(step.name)}
            >
              Skip
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An amount of every currency of the period, with what it means. */
function of(channels: Answer | undefined, metric: 'spend' | 'revenue', words: string): string | undefined {
  return said(
    (channels?.totals ?? []).map((total) => ({ amount: total[metric], currency: total.currency })),
    words,
  );
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

/** Remembered on this machine alone: it is no setting of the client. */
function useSkipped(client: string): [string[], (name: string) => void] {
  const key = `outlay-skipped-${client}`;
  const [names, setNames] = useState<string[]>(() => read(key));
  return [
    names,
    (name) => {
      const all = [...names, name];
      setNames(all);
      try {
        window.localStorage.setItem(key, all.join(' '));
      } catch {
        // Storage that is closed to us only means that the step is there again next time.
      }
    },
  ];
}

function read(key: string): string[] {
  try {
    return (window.localStorage.getItem(key) ?? '').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}
