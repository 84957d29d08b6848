import type { ReactNode } from 'react';
import type { PageProps } from '../../frame/pages';
import { follow, useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { Main } from '../../kit/Main';
import { Empty, FailureBox, Waiting } from '../../kit/Notices';
import '../../figures/figures.css';
import { AlertTest } from './AlertTest';
import { Keys } from './Keys';
import { LinksPart } from './LinksPart';
import { LogoPart } from './LogoPart';
import { ReportMails } from './ReportMails';
import { RetentionPart } from './RetentionPart';
import { RulesPart } from './RulesPart';
import { AlertsPart, FunnelPart, TargetsPart, WindowsPart } from './TableParts';
import { Webhooks } from './Webhooks';
import './settings.css';

export type ClientSettings = Schemas['ClientSettings'];

/** What the installation was told about a client: changed here, or by the file or command that is named. */
export default function SettingsPage({ client }: PageProps) {
  const found = useApi<ClientSettings>(client && `/api/v1/settings?${new URLSearchParams({ client })}`);
  const data = found.data;
  return (
    <Main
      title="Settings"
      about="Tables lie in files for review, and are changed in them; keys, links and webhooks lie in the database."
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
          <FunnelPart client={client} changed={found.refresh} />
          <RulesPart client={client} changed={found.refresh} />
          <AlertsPart client={client} changed={found.refresh} kinds={data.alerts.kinds} />
          <WindowsPart client={client} changed={found.refresh} />
          <ReportMails client={client} />
          <Webhooks client={client} />
          <LogoPart client={client} />
          <Keys client={client} />
          <LinksPart client={client} />
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

const RATES = 'date,base,quote,rate\n2026-10-01,EUR,USD,1.0837';

function Rest({ data, client }: { data: ClientSettings; client: string }) {
  const { go, link } = useAddress();
  const imports = { view: 'imports' };
  return (
    <>
      <RetentionPart data={data} />
      <Part
        name="currencies"
        title="Currencies"
        about={
          <>
            Money is booked in the currency that it came in, and converted only when a report asks for it. Rates are
            facts with a day, so they are imported and not set: whoever may import drops a table like this on the
            page{' '}
            <a href={link(imports)} onClick={(event) => follow(event, () => go(imports))}>
              Imports
            </a>
            , which tries it first and can take it back.
          </>
        }
      >
        <pre className="panel-body example">{RATES}</pre>
      </Part>
      <Part
        name="consent"
        title="Consent"
        about={
          <>
            What is kept of somebody who said no, and what no destination is told without a yes, is fixed: it is the law
            and no setting. Whether silence counts as a no is said for each key, by the button Consent under Keys, for
            what comes with it from then on.
          </>
        }
      />
      <Part
        name="installation"
        title="The installation"
        about={
          <>
            It holds for every client and is set by whoever runs the server, in its settings file.
          </>
        }
      >
        <dl className="facts">
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
