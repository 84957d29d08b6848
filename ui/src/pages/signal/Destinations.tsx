import { useState } from 'react';
import { type Failure, call, failureOf } from '../../kit/api';
import { Hint } from '../../kit/Hint';
import { ageName } from '../../kit/instants';
import { FailureLine } from '../../kit/Notices';
import { count, format } from '../../kit/numbers';
import { AccountActions } from './AccountActions';
import { Ended } from './Ended';
import { type Account, type Door, FUNNEL, type Health, order, secondsName } from './signal';

const ALL_PERCENT = 100;

interface Props {
  accounts: Account[];
  /** Absent for those who may not stop and start what is told. */
  door?: Door | undefined;
  /** Absent for those who may not change how accounts are set up. */
  setUp?: { door: Door; changed: () => Promise<void> } | undefined;
  /** Absent while the door to what was told is closed. */
  reads?: Door | undefined;
  health?: Health[] | undefined;
  changed?: () => Promise<void>;
}

/** The accounts that are told something, and how well each is told. */
export function Destinations({ accounts, door, setUp, reads, health, changed }: Props) {
  const gone = (health ?? []).filter((one) => !accounts.some((account) => account.name === one.account));
  return (
    <div className="destinations">
      {accounts.map((account) => (
        <Destination
          key={account.name}
          name={account.name}
          account={account}
          door={door}
          setUp={setUp}
          reads={reads}
          health={health?.find((one) => one.account === account.name)}
          known={health !== undefined}
          changed={changed}
        />
      ))}
      {gone.map((one) => (
        <Destination
          key={one.account}
          name={one.account}
          door={door}
          reads={reads}
          health={one}
          known
          changed={changed}
        />
      ))}
    </div>
  );
}

interface OneProps {
  name: string;
  account?: Account;
  door?: Door | undefined;
  setUp?: Props['setUp'];
  reads?: Door | undefined;
  health?: Health | undefined;
  /** Whether it was asked how well it is told. */
  known: boolean;
  changed?: (() => Promise<void>) | undefined;
}

function Destination({ name, account, door, setUp, reads, health, known, changed }: OneProps) {
  return (
    <section className="panel" data-part="destination" data-account={name}>
      <div className="panel-head">
        <h2>
          {name} <span className="quiet">{account?.destination ?? 'removed'}</span>
        </h2>
        <StateBadge account={account} health={health} />
        {door && health && <PauseButton name={name} paused={health.paused !== ''} door={door} changed={changed} />}
      </div>
      {account?.problem && <p className="note-line over">It cannot be used: {account.problem}</p>}
      {health?.paused && <p className="note-line over">Paused: {health.paused}</p>}
      {health?.advice && <p className="note-line">{health.advice}</p>}
      {health && <Flow health={health} />}
      {reads && health && <Ended door={reads} account={name} />}
      {known && !health && <p className="note-line">Nothing was to be told to it yet.</p>}
      {setUp && account && <AccountActions account={account} door={setUp.door} changed={setUp.changed} />}
    </section>
  );
}

function StateBadge({ account, health }: { account: Account | undefined; health: Health | undefined }) {
  if (!account) {
    return <span className="badge">removed</span>;
  }
  const bad = account.problem !== '' || Boolean(health?.paused);
  return (
    <span className="badge" data-tone={bad ? 'bad' : account.on ? 'good' : undefined}>
      {health?.paused ? 'paused' : account.problem ? 'not usable' : account.on ? 'on' : 'off'}
    </span>
  );
}

/** From received to accepted, each as a part of the first. */
function Flow({ health }: { health: Health }) {
  const most = Math.max(1, health.wished);
  return (
    <>
      <ol className="flow">
        {FUNNEL.map(({ name, title, sentence }) => (
          <li key={name} data-metric={name} data-value={health[name]}>
            <span className="flow-name">
              {title}
              <Hint label={`What is ${title}?`}>{sentence}</Hint>
            </span>
            <span className="flow-bar" aria-hidden="true">
              <span style={{ width: `${(health[name] / most) * 100}%` }} />
            </span>
            <b>{count(health[name])}</b>
          </li>
        ))}
      </ol>
      <dl className="facts">
        <div>
          <dt>Waiting</dt>
          <dd>
            {count(health.waiting)}
            {health.oldest !== '' && `, the oldest for ${ageName(health.oldest, new Date().toISOString())}`}
          </dd>
        </div>
        {health.sent > 0 && (
          <div>
            <dt>Told within</dt>
            <dd>
              {secondsName(health.p50_seconds)} mostly, {secondsName(health.p95_seconds)} for 95 of 100
            </dd>
          </div>
        )}
        {health.budget && (
          <div data-metric="budget" data-value={health.budget.spent_percent}>
            <dt>Error budget</dt>
            <dd className={health.budget.spent_percent > ALL_PERCENT ? 'over' : undefined}>
              {count(health.budget.spent_percent)} % spent: {health.budget.share_percent} % of 28 days were
              delivered, {health.budget.target_percent} % shall be
            </dd>
          </div>
        )}
        <div data-metric="matched">
          <dt>Matched to people</dt>
          <dd className={health.matched.told && health.matched.problem === '' ? undefined : 'quiet'}>
            {health.matched.says}
            {health.matched.told_at !== '' &&
              `, told ${ageName(health.matched.told_at, new Date().toISOString())} ago`}
          </dd>
        </div>
      </dl>
      <Missing percents={health.missing_percent} />
    </>
  );
}

/** Which identifiers the latest were told without, the rarest first: the more a platform knows, the more it matches. */
function Missing({ percents }: { percents: Health['missing_percent'] }) {
  const some = Object.entries(percents)
    .filter(([, percent]) => percent > 0)
    .sort(([, a], [, b]) => b - a);
  return some.length === 0 ? null : (
    <details className="without">
      <summary>What the latest were told without</summary>
      <ul>
        {some.map(([identifier, percent]) => (
          <li key={identifier}>
            <code>{identifier}</code>{' '}
            <span className="quiet">{format({ style: 'percent' }, String(percent / 100))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface PauseProps {
  name: string;
  paused: boolean;
  door: Door;
  changed: (() => Promise<void>) | undefined;
}

function PauseButton({ name, paused, door, changed }: PauseProps) {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const toggle = async () => {
    setBusy(true);
    try {
      await call(order(door, paused ? '/resume' : '/pause', { account: name }));
      setFailure(undefined);
      await changed?.();
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setBusy(false);
  };
  return (
    <>
      <button type="button" className="plain" data-part="pause" disabled={busy} onClick={() => void toggle()}>
        {paused ? 'Resume' : 'Pause'}
      </button>
      {failure && <FailureLine failure={failure} />}
    </>
  );
}
