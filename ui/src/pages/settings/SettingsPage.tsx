import type { ReactNode } from 'react';
import type { PageProps } from '../../frame/pages';
import { follow, useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { instantName } from '../../kit/instants';
import { Main } from '../../kit/Main';
import { Empty, FailureBox, Waiting } from '../../kit/Notices';
import { type Column, DataTable } from '../../figures/DataTable';
import '../../figures/figures.css';
import { AlertTest } from './AlertTest';
import { Keys } from './Keys';
import { LogoPart } from './LogoPart';
import { ReportMails } from './ReportMails';
import { TargetsPart } from './TargetsPart';
import { Webhooks } from './Webhooks';
import './settings.css';

export type ClientSettings = Schemas['ClientSettings'];
type Rule = ClientSettings['rules'][number];

/** What the installation was told about a client: changed here, or by the file or command that is named. */
export default function SettingsPage({ client }: PageProps) {
  const found = useApi<ClientSettings>(client && `/api/v1/settings?${new URLSearchParams({ client })}`);
  const data = found.data;
  return (
    <Main
      title="Settings"
      about="What is set lies in files that can be reviewed; what can be changed here is changed in them."
      className="settings"
      busy={client !== undefined && found.loading}
    >
      {client === undefined ? (
        <Empty title="Whose settings?">
          <p>Nothing is stored yet. Import something, or write the client's name beside "Client".</p>
        </Empty>
      ) : found.failure ? (
        <FailureBox failure={found.failure} again={found.again} />
      ) : data === undefined ? (
        <Waiting lines={8} />
      ) : (
        <>
          <TargetsPart client={client} changed={found.refresh} />
          <Funnel funnel={data.funnel} />
          <Rules rules={data.rules} />
          <ReportMails client={client} />
          <Webhooks client={client} />
          <LogoPart client={client} />
          <Keys client={client} />
          <Rest data={data} client={client} />
        </>
      )}
    </Main>
  );
}

interface PartProps {
  name: string;
  title: string;
  count?: number;
  about: ReactNode;
  children?: ReactNode;
}

export function Part({ name, title, count, about, children }: PartProps) {
  return (
    <section className="panel" data-part={name}>
      <div className="panel-head">
        <h2>
          {title}
          {count !== undefined && <span className="count">{count}</span>}
        </h2>
      </div>
      <p className="note-line">{about}</p>
      {children}
    </section>
  );
}

function Funnel({ funnel }: { funnel: ClientSettings['funnel'] }) {
  const { go, link } = useAddress();
  const to = { view: 'funnel' };
  return (
    <Part
      name="naming"
      title="Stages and naming convention"
      about={
        <>
          From the table that the setting <code>funnel_rules</code> names. Where each campaign stands, and why:{' '}
          <a href={link(to)} onClick={(event) => follow(event, () => go(to))}>
            Funnel
          </a>
          .
        </>
      }
    >
      <dl className="facts">
        <Fact title="Naming conventions" texts={funnel.conventions} none="none: the usual rules place campaigns" />
        <Fact title="Placed one by one" texts={funnel.overrides === 0 ? [] : [`${funnel.overrides} campaigns`]} />
        <Fact title="Brands of yours" texts={funnel.brands} />
        <Fact title="Competitors" texts={funnel.competitors} />
      </dl>
    </Part>
  );
}

function Rules({ rules }: { rules: Rule[] }) {
  const { go, link } = useAddress();
  const to = { view: 'signal' };
  const columns: Column<Rule>[] = [
    { name: 'name', title: 'Rule', cell: (one) => one.name },
    { name: 'when', title: 'When', words: true, cell: (one) => one.when },
    { name: 'tell', title: 'Is told as', words: true, cell: (one) => one.tell },
    { name: 'account', title: 'To', words: true, cell: (one) => one.account },
    { name: 'since', title: 'Since (UTC)', cell: (one) => instantName(one.since) },
    { name: 'first', title: 'Only the first', cell: (one) => (one.first_only ? 'yes' : 'no') },
  ];
  return (
    <Part
      name="rules"
      title="Conversion rules"
      count={rules.length}
      about={
        <>
          From the file that the setting <code>rules</code> names; <code>bin/outlay destinations preview</code> shows
          what a file would have told. What became of it:{' '}
          <a href={link(to)} onClick={(event) => follow(event, () => go(to))}>
            Signal
          </a>
          .
        </>
      }
    >
      {rules.length > 0 && <DataTable label="Rules" columns={columns} rows={rules} name={(one) => one.name} />}
    </Part>
  );
}

function Rest({ data, client }: { data: ClientSettings; client: string }) {
  return (
    <>
      <Part
        name="retention"
        title="How long what is kept"
        about={
          <>
            Settings <code>retention_events</code>, <code>retention_details</code> and the like. Figures stay: what is
            ended loses whose it was.
          </>
        }
      >
        <dl className="facts">
          {data.retention.map((one) => (
            <Fact
              key={one.class}
              title={one.what}
              texts={one.kept === null ? [] : [one.kept]}
              none="until it is erased"
            />
          ))}
        </dl>
      </Part>
      <Part
        name="installation"
        title="Alerts, consent and the installation"
        about={
          <>
            Channels, consent and currencies follow fixed rules: money is booked in the currency that it came in and
            converted only when a report asks for it, at the rates that were imported.
          </>
        }
      >
        <dl className="facts">
          <Fact title="Alert rules" texts={[data.alerts.own_rules ? 'of your own' : 'the usual ones']} />
          <Fact title="Alerts are told" texts={told(data.alerts)} none="nobody; they stand on Home" />
          <Fact title="Tables are in" texts={[data.database]} />
          <Fact title="Public names" texts={data.public_hosts} none="none" />
        </dl>
        {(data.alerts.webhook || data.alerts.mail) && <AlertTest client={client} />}
      </Part>
    </>
  );
}

function told(alerts: ClientSettings['alerts']): string[] {
  return [...(alerts.webhook ? ['a program'] : []), ...(alerts.mail ? ['by e-mail'] : [])];
}

function Fact({ title, texts, none = 'none' }: { title: string; texts: string[]; none?: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className={texts.length === 0 ? 'quiet' : undefined}>{texts.length === 0 ? none : texts.join(', ')}</dd>
    </div>
  );
}
