import { useEffect } from 'react';
import type { PageProps } from '../../frame/pages';
import { type Address, follow, useAddress } from '../../kit/address';
import { useApi } from '../../kit/api';
import { Code } from '../../kit/Code';
import { Main } from '../../kit/Main';
import { Empty, FailureBox, Waiting } from '../../kit/Notices';
import { may, useSession } from '../../kit/session';
import '../../figures/figures.css';
import { KeyForm } from '../people/KeyForm';
import { drop, useDoor } from '../people/memory';
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
      ) : list.length === 0 && door === undefined ? (
        <NoDestination client={client} />
      ) : door === undefined ? (
        <>
          <Destinations accounts={list} />
          <KeyForm key={client} client={client} />
        </>
      ) : (
        <Opened key={client} door={door} accounts={list} address={address} />
      )}
    </Main>
  );
}

function NoDestination({ client }: { client: string }) {
  return (
    <Empty title="No platform is told anything yet">
      <p>Set up an account of a destination, then say in a file of rules what is to be told to it:</p>
      <Code
        text={`bin/outlay destinations add meta-main --client ${client} --destination meta --set dataset_id=1234567890`}
      />
      <p>Nothing is sent before a rule says so, and nothing without the person's consent.</p>
    </Empty>
  );
}

function Opened({ door, accounts, address }: { door: Door; accounts: Account[]; address: Address }) {
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
        <Story door={door} conversion={address.told} />
      </>
    );
  }
  return (
    <>
      {accounts.length === 0 && health.data?.accounts.length === 0 && <NoDestination client={door.client} />}
      <Destinations
        accounts={accounts}
        door={tells ? door : undefined}
        health={health.data?.accounts}
        changed={health.refresh}
      />
      {health.data === undefined ? (
        <Waiting />
      ) : (
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
