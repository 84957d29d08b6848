import type { ReactNode } from 'react';
import type { PageProps } from '../../frame/pages';
import { useApi } from '../../kit/api';
import { type Answer, type By, type Figures, type Metric, type Model, type Scope, reportPath } from './questions';
import { follow, useAddress } from '../../kit/address';
import { Code } from '../../kit/Code';
import { Main } from '../../kit/Main';
import { Balances } from './Balances';
import { Cards } from './Cards';
import { Controls } from './Controls';
import { Trail } from './Trail';
import { type Period, length, periodName, plus } from '../../kit/dates';
import { level } from './hierarchy';
import { JourneysPanel } from './JourneysPanel';
import { Empty, FailureBox } from '../../kit/Notices';
import { ReceiptPanel } from './ReceiptPanel';
import { ReportTable } from './ReportTable';
import { Trend } from './Trend';
import './opening.css';

/** The report: what the ads of a client cost and what they earned. */
export default function ReportPage({ client }: PageProps) {
  const { address, go, link } = useAddress();
  const models = useApi<{ models: { model: Model; usual: boolean }[] }>('/api/v1/models');
  const metrics = useApi<{ metrics: Metric[] }>('/api/v1/metrics');
  const by = level(address.by);
  const scope: Scope | undefined = client === undefined ? undefined : { ...address, client };
  const ask = (rows: By, change: Partial<Scope> = {}) => scope && reportPath(rows, { ...scope, ...change });

  const answer = useApi<Answer>(ask(by));
  const days = useApi<Answer>(ask('days'));
  const all = useApi<Answer>(client && reportPath('days', { client }));
  const extent = all.data?.period;
  const before = previous(address.from, address.to, extent?.from);
  const earlier = useApi<Answer>(before && ask('platforms', before));

  const failure = answer.failure ?? days.failure ?? models.failure ?? metrics.failure;
  const again = () =>
    [answer, days, models, metrics].filter((asked) => asked.failure).forEach((asked) => asked.again());
  const currencies = inOrder(answer.data?.totals ?? [], all.data?.totals ?? []);
  const known = all.data !== undefined || all.failure !== undefined;
  const currency = known ? (currencies.find((code) => code === address.show) ?? currencies[0]) : undefined;
  const shown = { currency, metrics: metrics.data?.metrics ?? [] };

  const bare = client === undefined;
  let content: ReactNode;
  if (bare) {
    content = (
      <Empty title="There is no data yet">
        <p>
          Drop the exports of your ad platforms and your shop or CRM into{' '}
          <a href={link(IMPORTS)} onClick={(event) => follow(event, () => go(IMPORTS))}>
            Imports
          </a>
          , import them by a command, or look at the demo first:
        </p>
        <Code text={'bin/outlay import FILE --client NAME\nbin/outlay demo'} />
      </Empty>
    );
  } else if (failure) {
    content = <FailureBox failure={failure} again={again} reset={() => go(nothingChosen)} />;
  } else if (answer.data && answer.data.rows.length === 0 && all.data?.rows.length === 0 && !answer.loading) {
    content = (
      <Empty title="Nothing was spent or earned yet">
        <p>
          Of {client} there are neither costs nor conversions so far. Drop exports into{' '}
          <a href={link(IMPORTS)} onClick={(event) => follow(event, () => go(IMPORTS))}>
            Imports
          </a>
          ; what your sites send is counted as soon as somebody buys.
        </p>
      </Empty>
    );
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
      <Main
        title="Spend and what it earned"
        about={answer.data ? scopeOf(answer.data, before) : ' '}
        busy={answer.loading || days.loading}
        above={
          !bare && (
            <Controls
              address={address}
              go={go}
              models={models.data?.models ?? []}
              period={answer.data?.period}
              extent={extent}
              currencies={all.data?.balances.map((balance) => balance.currency) ?? []}
            />
          )
        }
        aside={
          currencies.length > 1 && (
            <div className="segments" role="group" aria-label="Currency to look at; nothing is converted">
              {currencies.map((code) => (
                <button key={code} type="button" aria-pressed={code === currency} onClick={() => go({ show: code })}>
                  {code}
                </button>
              ))}
            </div>
          )
        }
      >
        <Trail address={address} go={go} link={link} answer={answer.data} />
        {content}
      </Main>
      <footer>{answer.data && <Balances balances={answer.data.balances} />}</footer>
    </>
  );
}

const IMPORTS = { view: 'imports' };
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
