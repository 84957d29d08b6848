import type { ReactNode } from 'react';
import type { PageProps } from '../../frame/pages';
import { useApi } from '../../kit/api';
import { type Answer, type By, type Metric, type Model, type Scope, reportPath } from '../../figures/questions';
import { useAddress } from '../../kit/address';
import { Main } from '../../kit/Main';
import { Balances } from './Balances';
import { Breakdowns } from './Breakdowns';
import { before, inOrder, useBooks } from '../../figures/books';
import { CurrencySwitch } from '../../figures/CurrencySwitch';
import { NOTHING_CHOSEN, NothingOf, NothingYet } from '../../figures/FiguresPage';
import { Cards } from './Cards';
import { Controls } from '../../figures/Controls';
import { Trail } from './Trail';
import { type Period, length, periodName } from '../../kit/dates';
import { level } from '../../figures/hierarchy';
import { JourneysPanel } from './JourneysPanel';
import { Empty, FailureBox } from '../../kit/Notices';
import { Models } from './Models';
import { ReceiptPanel } from './ReceiptPanel';
import { ReportTable } from './ReportTable';
import { SpendPanel } from './SpendPanel';
import { Views } from './Views';
import { Trend } from '../../figures/Trend';
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
  const { all, extent } = useBooks(client);
  const chosen = address.from && address.to ? { from: address.from, to: address.to } : undefined;
  const earlierPeriod = before(chosen, extent);
  const earlier = useApi<Answer>(earlierPeriod && ask(by, earlierPeriod));

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
    content = <NothingYet />;
  } else if (failure) {
    content = <FailureBox failure={failure} again={again} reset={() => go(NOTHING_CHOSEN)} />;
  } else if (answer.data && answer.data.rows.length === 0 && all.data?.rows.length === 0 && !answer.loading) {
    content = <NothingOf client={client} />;
  } else if (answer.data && answer.data.rows.length === 0 && !answer.loading) {
    content = (
      <Empty title="Nothing in this period">
        <p>This selection has no spend and no conversion ({periodName(answer.data.period)}).</p>
        <button type="button" onClick={() => go(NOTHING_CHOSEN)}>
          Show everything
        </button>
      </Empty>
    );
  } else if (scope && address.conversion) {
    content = (
      <ReceiptPanel scope={scope} conversion={address.conversion} go={go} reset={() => go(NOTHING_CHOSEN)} />
    );
  } else if (scope && address.cell && address.behind === 'spend') {
    content = (
      <SpendPanel
        scope={scope}
        printed={address.cell}
        currency={currency}
        reset={() => go(NOTHING_CHOSEN)}
      />
    );
  } else if (scope && address.cell) {
    content = (
      <JourneysPanel
        scope={scope}
        printed={address.cell}
        currency={currency}
        go={go}
        link={link}
        reset={() => go(NOTHING_CHOSEN)}
      />
    );
  } else {
    content = (
      <>
        <Cards
          {...shown}
          answer={answer.data}
          loading={answer.loading}
          earlier={earlierPeriod ? (earlier.loading ? undefined : earlier.data) : 'none'}
        />
        <Trend {...shown} answer={days.data} loading={days.loading} grain={address.grain} go={go} />
        <ReportTable
          {...shown}
          by={by}
          answer={answer.data}
          earlier={earlierPeriod && !earlier.loading ? earlier.data : undefined}
          loading={answer.loading}
          address={address}
          go={go}
          link={link}
        />
        <Breakdowns scope={scope!} currency={currency} cut={address.cut} go={go} link={link} />
        <Models
          scope={scope!}
          by={by}
          models={models.data?.models.map((one) => one.model) ?? []}
          currency={currency}
          metric={address.models}
          go={go}
        />
      </>
    );
  }

  return (
    <>
      <Main
        title="Spend and what it earned"
        about={answer.data ? scopeOf(answer.data, earlierPeriod) : ' '}
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
          <div className="buttons">
            {client !== undefined && <Views key={client} client={client} />}
            <CurrencySwitch codes={currencies} shown={currency} go={go} />
          </div>
        }
      >
        <Trail address={address} go={go} link={link} answer={answer.data} />
        {content}
      </Main>
      <footer>{answer.data && <Balances balances={answer.data.balances} />}</footer>
    </>
  );
}

function scopeOf(answer: Answer, earlier: Period | undefined): string {
  const count = length(answer.period);
  return [
    periodName(answer.period),
    count === 1 ? '1 day' : `${count} days`,
    `conversions in ${answer.zone}`,
    answer.currency ? `converted to ${answer.currency}` : 'nothing converted',
    ...(earlier ? [`compared with ${periodName(earlier)}`] : []),
  ].join(' · ');
}
