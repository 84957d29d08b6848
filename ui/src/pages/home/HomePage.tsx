import type { PageProps } from '../../frame/pages';
import { type Address, type Go, follow, useAddress } from '../../kit/address';
import { type Asked, type Schemas, useApi } from '../../kit/api';
import { type Period, length, periodName, plus } from '../../kit/dates';
import { before, periodOf, shownCurrency, useBooks } from '../../figures/books';
import { CurrencyPicker, PeriodPicker } from '../../figures/Controls';
import { CurrencySwitch } from '../../figures/CurrencySwitch';
import { DemoNotice } from '../../figures/DemoOffer';
import { FiguresPage } from '../../figures/FiguresPage';
import { type Answer, type Metric, type Scope, apiPath, reportPath } from '../../figures/questions';
import { Trend } from '../../figures/Trend';
import { AlertList } from './AlertList';
import { Missing } from './Missing';
import { sentences } from './sentences';
import { Tiles } from './Tiles';
import './home.css';

const USUAL_DAYS = 7;
/** The trend shows what led to the period, too. */
const TREND_DAYS = 42;

export interface HomeAnswers {
  channels: Asked<Answer>;
  channelsBefore: Asked<Answer>;
  funnel: Asked<Schemas['Funnel']>;
  economics: Asked<Schemas['UnitEconomics']>;
}

/** What a marketer looks at in the morning: how it goes, what has changed, and what wants to be looked at. */
export default function HomePage({ client }: PageProps) {
  const { address, go, link } = useAddress();
  const books = useBooks(client);
  const period = periodOf(address, books.extent, USUAL_DAYS);
  const earlier = before(period, books.extent);
  const ask = (path: (scope: Scope) => string, of: Partial<Period> | undefined) =>
    client !== undefined && period !== undefined && of !== undefined && !books.bare
      ? path({ client, model: address.model, lookback: address.lookback, currency: address.currency, ...of })
      : undefined;
  const by = (level: 'channels' | 'campaigns' | 'days') => (scope: Scope) => reportPath(level, scope);
  const answers: HomeAnswers = {
    channels: useApi<Answer>(ask(by('channels'), period)),
    channelsBefore: useApi<Answer>(ask(by('channels'), earlier)),
    funnel: useApi<Schemas['Funnel']>(ask((scope) => apiPath('funnel', scope), period)),
    economics: useApi<Schemas['UnitEconomics']>(ask((scope) => apiPath('unit-economics', scope), {})),
  };
  const campaigns = useApi<Answer>(ask(by('campaigns'), period));
  const campaignsBefore = useApi<Answer>(ask(by('campaigns'), earlier));
  const days = useApi<Answer>(ask(by('days'), period && trendOf(period, books.extent)));
  const metrics = useApi<{ metrics: Metric[] }>('/api/v1/metrics');
  const currency = shownCurrency(address, books.currencies);
  const said = period && { from: period.from, to: period.to };
  return (
    <FiguresPage
      title="Home"
      about={answers.channels.data && period && aboutOf(answers.channels.data, period, earlier)}
      client={client}
      books={books}
      asked={[
        answers.channels,
        answers.funnel,
        answers.economics,
        campaigns,
        days,
        metrics,
        ...(earlier ? [answers.channelsBefore, campaignsBefore] : []),
      ]}
      className="home"
      bare={client !== undefined && books.all.data && <Missing client={client} channels={books.all.data} />}
      above={
        <div className="controls">
          <PeriodPicker
            address={{ ...address, ...said }}
            go={go}
            period={period}
            extent={books.extent}
            whole={false}
          />
          <CurrencyPicker address={address} go={go} currencies={books.currencies} />
        </div>
      }
      aside={
        !address.currency && <CurrencySwitch codes={books.currencies} shown={currency} go={go} />
      }
    >
      {() => (
        <>
          <DemoNotice client={client} />
          <Tiles
            answers={answers}
            compared={earlier !== undefined}
            currency={currency!}
            metrics={metrics.data?.metrics ?? []}
            period={period!}
          />
          <div className="two">
            <Changed
              two={earlier && { channels: answers, campaigns, campaignsBefore }}
              currency={currency!}
              period={period!}
              earlier={earlier}
              go={go}
              link={link}
            />
            <div className="stack">
              <AlertList client={client!} />
              <Missing client={client!} channels={answers.channels.data} funnel={answers.funnel.data} />
            </div>
          </div>
          <Trend
            answer={days.data}
            loading={days.loading}
            currency={currency}
            grain={address.grain}
            go={go}
          />
        </>
      )}
    </FiguresPage>
  );
}

interface ChangedProps {
  two: { channels: HomeAnswers; campaigns: Asked<Answer>; campaignsBefore: Asked<Answer> } | undefined;
  currency: string;
  period: Period;
  earlier: Period | undefined;
  go: Go;
  link: (change: Address) => string;
}

function Changed({ two, currency, period, earlier, go, link }: ChangedProps) {
  const data = two && {
    now: two.channels.channels.data,
    before: two.channels.channelsBefore.data,
    campaigns: two.campaigns.data,
    campaignsBefore: two.campaignsBefore.data,
  };
  const list =
    data?.now && data.before && data.campaigns && data.campaignsBefore
      ? sentences(
          { now: data.now, before: data.before },
          { now: data.campaigns, before: data.campaignsBefore },
          currency,
        )
      : [];
  const chosen = { from: period.from, to: period.to };
  return (
    <section className="panel" data-part="changed">
      <div className="panel-head">
        <h2>What changed{earlier && ` since ${periodName(earlier)}`}</h2>
      </div>
      <ul className="said">
        {list.map((one) => (
          <li key={one.key} data-sentence={one.key}>
            <a
              href={link({ ...chosen, ...one.to })}
              onClick={(event) => follow(event, () => go({ ...chosen, ...one.to }))}
            >
              {one.text}
            </a>
            {one.detail && <small>{one.detail}</small>}
          </li>
        ))}
        {list.length === 0 && (
          <li className="quiet">
            {earlier
              ? 'Nothing: neither money nor leads moved in this currency.'
              : 'The data does not go back far enough to compare; choose a shorter period.'}
          </li>
        )}
      </ul>
    </section>
  );
}

function trendOf(period: Period, extent: Period | undefined): Period {
  const from = plus(period.to, 1 - Math.max(TREND_DAYS, length(period)));
  return { from: extent && from < extent.from ? extent.from : from, to: period.to };
}

function aboutOf(answer: Answer, period: Period, earlier: Period | undefined): string {
  return [
    periodName(period),
    ...(earlier ? [`compared with ${periodName(earlier)}`] : []),
    `${answer.model}, lookback ${answer.lookback_days} days`,
    answer.currency ? `converted to ${answer.currency}` : 'nothing converted',
  ].join(' · ');
}
