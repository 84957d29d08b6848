import { useEffect } from 'react';
import type { PageProps } from '../../frame/pages';
import { type Address, follow, useAddress } from '../../kit/address';
import { useApi } from '../../kit/api';
import { Main } from '../../kit/Main';
import { Empty, FailureBox, Waiting } from '../../kit/Notices';
import { may, useSession } from '../../kit/session';
import '../../figures/figures.css';
import { KeyForm } from '../people/KeyForm';
import { drop, useDoor } from '../people/memory';
import { AddAccount } from './AddAccount';
import { Destinations } from './Destinations';
import { List } from './List';
import { Replay } from './Replay';
import { Story } from './Story';
import { type Account, type Door, type Health, deliveries } from './signal';
import './signal.css';

const UNAUTHORIZED = 401;

/** What is told to the platforms, how far it gets, and what became of each conversion. */
export default function SignalPage({ client }: PageProps) {
  const { address } = useAddress();
  const door = useDoor(client);
  const session = useSession();
  // How accounts are set up is not for everybody who may see what was told.
  const setUp = may(session, 'change-settings', client);
  const accounts = useApi<{ destinations: Account[] }>(
    client && setUp ? `/api/v1/destinations?${new URLSearchParams({ client })}` : undefined,
  );
  const list = setUp ? accounts.data?.destinations : [];
  return (
    <Main
      title="Signal"
      about="Conversions that are told to the platforms: from what came in to what they took."
      className="signal"
      busy={client !== undefined && accounts.loading}
    >
      {client === undefined ? (
        <Empty title="Whose conversions?">
          <p>Nothing is stored yet. Import something, or write the client's name beside "Client".</p>
        </Empty>
      ) : accounts.failure ? (
        <FailureBox failure={accounts.failure} again={accounts.again} />
      ) : list === undefined ? (
        <Waiting />
      ) : door === undefined ? (
        <>
          {list.length === 0 ? <NoDestination mine={setUp} /> : <Destinations accounts={list} />}
          <KeyForm key={client} client={client} />
        </>
      ) : (
        <Opened
          key={client}
          door={door}
          accounts={list}
          address={address}
          changed={setUp ? accounts.refresh : undefined}
        />
      )}
    </Main>
  );
}

function NoDestination({ mine }: { mine: boolean }) {
  const { go, link } = useAddress();
  const rules = { view: 'settings' };
  return (
    <Empty title="No platform is told anything yet">
      {mine ? (
        <p>
          Set up an account of a destination here, then say in the{' '}
          <a href={link(rules)} onClick={(event) => follow(event, () => go(rules))}>
            conversion rules
          </a>{' '}
          what is to be told to it.
        </p>
      ) : (
        <p>Whoever may change settings sets up an account of a destination here.</p>
      )}
      <p>Nothing is sent before a rule says so, and nothing without the person's consent.</p>
    </Empty>
  );
}

interface OpenedProps {
  door: Door;
  accounts: Account[];
  address: Address;
  /** Asks for the accounts again; absent for those who may not change them. */
  changed: (() => Promise<void>) | undefined;
}

function Opened({ door, accounts, address, changed }: OpenedProps) {
  const health = useApi<{ accounts: Health[] }>(deliveries(door, '/health'));
  const tells = may(useSession(), 'tell', door.client);
  useEffect(() => {
    if (health.failure?.status === UNAUTHORIZED) {
      drop(door.client);
    }
  }, [health.failure, door.client]);
  if (health.failure) {
    return <FailureBox failure={health.failure} again={health.again} />;
  }
  if (address.told) {
    return (
      <>
        <Back />
        <Story key={address.told} door={door} conversion={address.told} />
      </>
    );
  }
  return (
    <>
      {accounts.length === 0 && health.data?.accounts.length === 0 && <NoDestination mine={changed !== undefined} />}
      <Destinations
        accounts={accounts}
        door={tells ? door : undefined}
        setUp={changed && { door, changed }}
        reads={door}
        health={health.data?.accounts}
        changed={health.refresh}
      />
      {changed && <AddAccount door={door} accounts={accounts} changed={changed} />}
      {health.data === undefined ? (
        <Waiting />
      ) : accounts.length === 0 && health.data.accounts.length === 0 ? null : (
        <>
          <List door={door} accounts={names(accounts, health.data.accounts)} />
          {tells && <Replay door={door} accounts={names(accounts, health.data.accounts)} changed={health.refresh} />}
        </>
      )}
    </>
  );
}

/** Those that are set up, and those that were once told something. */
function names(accounts: Account[], health: Health[]): string[] {
  return [...new Set([...accounts.map((one) => one.name), ...health.map((one) => one.account)])].sort();
}

function Back() {
  const { go, link } = useAddress();
  return (
    <p className="back">
      <a href={link({ told: '' })} onClick={(event) => follow(event, () => go({ told: '' }))}>
        ‹ All deliveries
      </a>
    </p>
  );
}
