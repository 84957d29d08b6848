import { type ReactNode, useEffect } from 'react';
import { type Answer, type By, type Figures, type Metric, type Model, type Scope, reportPath, useApi } from './api';
import { useAddress } from './address';
import { Balances } from './Balances';
import { Cards } from './Cards';
import { Controls } from './Controls';
import { Trail } from './Trail';
import { type Period, length, periodName, plus } from './dates';
import { level } from './hierarchy';
import { JourneysPanel } from './JourneysPanel';
import { Empty, FailureBox } from './Notices';
import { ReceiptPanel } from './ReceiptPanel';
import { ReportTable } from './ReportTable';
import { Trend } from './Trend';

interface Clients {
  clients: { client: string }[];
}

/** The report: what the ads of a client cost and what they earned. */
export function Page() {
  const { address, go, link } = useAddress();
  const clients = useApi<Clients>('/api/v1/clients');
  const models = useApi<{ models: { model: Model; usual: boolean }[] }>('/api/v1/models');
  const metrics = useApi<{ metrics: Metric[] }>('/api/v1/metrics');
  const client = address.client ?? clients.data?.clients[0]?.client;
  const by = level(address.by);
  const scope: Scope | undefined = client === undefined ? undefined : { ...address, client };
  const ask = (rows: By, change: Partial<Scope> = {}) => scope && reportPath(rows, { ...scope, ...change });

  const answer = useApi<Answer>(ask(by));
  const days = useApi<Answer>(ask('days'));
  const all = useApi<Answer>(client && reportPath('days', { client }));
  const extent = all.data?.period;
  const before = previous(address.from, address.to, extent?.from);
  const earlier = useApi<Answer>(before && ask('platforms', before));

  useEffect(() => {
    document.title = client ? `${client} – Outlay` : 'Outlay';
  }, [client]);

  const failure = clients.failure ?? answer.failure ?? days.failure ?? models.failure ?? metrics.failure;
  const again = () =>
    [clients, answer, days, models, metrics].filter((asked) => asked.failure).forEach((asked) => asked.again());
  const currencies = inOrder(answer.data?.totals ?? [], all.data?.totals ?? []);
  const known = all.data !== undefined || all.failure !== undefined;
  const currency = known ? (currencies.find((code) => code === address.show) ?? currencies[0]) : undefined;
  const shown = { currency, metrics: metrics.data?.metrics ?? [] };

  const bare = clients.data?.clients.length === 0 && address.client === undefined;
  let content: ReactNode;
  if (bare) {
    content = (
      <Empty title="There is no data yet">
        <p>Import the exports of your ad platforms and your shop or CRM, or look at the demo first:</p>
        <pre>
          <code>bin/outlay demo{'\n'}bin/outlay import FILE --client NAME</code>
        </pre>
      </Empty>
    );
  } else if (failure) {
    content = <FailureBox failure={failure} again={again} reset={() => go(nothingChosen)} />;
  } else if (answer.data && answer.data.rows.length === 0 && !answer.loading) {
    content = (
      <Empty title="Nothing in this period">
        <p>This selection has no spend and no conversion ({periodName(answer.data.period)}).</p>
        <button type="button" onClick={() => go(nothingChosen)}>
          Show everything
        </button>
      </Empty>
    );
  } else if (scope && address.conversion) {
    content = <ReceiptPanel scope={scope} conversion={address.conversion} reset={() => go(nothingChosen)} />;
  } else if (scope && address.cell) {
    content = (
      <JourneysPanel
        scope={scope}
        printed={address.cell}
        currency={currency}
        go={go}
        link={link}
        reset={() => go(nothingChosen)}
      />
    );
  } else {
    content = (
      <>
        <Cards
          {...shown}
          answer={answer.data}
          loading={answer.loading}
          earlier={before ? (earlier.loading ? undefined : earlier.data) : 'none'}
        />
        <Trend {...shown} answer={days.data} loading={days.loading} grain={address.grain} go={go} />
        <ReportTable
          {...shown}
          by={by}
          answer={answer.data}
          loading={answer.loading}
          address={address}
          go={go}
          link={link}
        />
      </>
    );
  }

  return (
    <>
      <a className="skip" href="#report">
        Skip to the report
      </a>
      <Controls
        bare={bare}
        address={address}
        go={go}
        link={link}
        client={client}
        clients={clients.data?.clients.map((one) => one.client) ?? []}
        models={models.data?.models ?? []}
        period={answer.data?.period}
        extent={extent}
        currencies={all.data?.balances.map((balance) => balance.currency) ?? []}
      />
      <main id="report" aria-busy={answer.loading || days.loading}>
        <div className="heading">
          <div>
            <h1>Spend and what it earned</h1>
            <p className="quiet" data-part="scope">
              {answer.data ? scopeOf(answer.data, before) : ' '}
            </p>
          </div>
          {currencies.length > 1 && (
            <div className="segments" role="group" aria-label="Currency to look at; nothing is converted">
              {currencies.map((code) => (
                <button key={code} type="button" aria-pressed={code === currency} onClick={() => go({ show: code })}>
                  {code}
                </button>
              ))}
            </div>
          )}
        </div>
        <Trail address={address} go={go} link={link} answer={answer.data} />
        {content}
      </main>
      <footer>{answer.data && <Balances balances={answer.data.balances} />}</footer>
    </>
  );
}

const nothingChosen = {
  from: '',
  to: '',
  platform: '',
  channel: '',
  campaign: '',
  cell: '',
  conversion: '',
  currency: '',
  show: '',
  model: '',
  lookback: '',
};

/** The currency with most impressions comes first, in every selection; amounts could not be compared. */
function inOrder(totals: Figures[], all: Figures[]): string[] {
  const weight = (code: string) => all.find((total) => total.currency === code)?.impressions ?? 0;
  return totals.map((total) => total.currency).sort((a, b) => weight(b) - weight(a));
}

function scopeOf(answer: Answer, before: Period | undefined): string {
  const count = length(answer.period);
  return [
    periodName(answer.period),
    count === 1 ? '1 day' : `${count} days`,
    `conversions in ${answer.zone}`,
    answer.currency ? `converted to ${answer.currency}` : 'nothing converted',
    ...(before ? [`compared with ${periodName(before)}`] : []),
  ].join(' · ');
}

/** The period of the same length before the chosen one, where the data goes back that far. */
function previous(from: string | undefined, to: string | undefined, first: string | undefined) {
  if (!from || !to || !first) {
    return undefined;
  }
  const count = length({ from, to });
  const before = { from: plus(from, -count), to: plus(from, -1) };
  return before.from >= first ? before : undefined;
}
