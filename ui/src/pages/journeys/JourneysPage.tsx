import type { PageProps } from '../../frame/pages';
import { useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { periodName } from '../../kit/dates';
import { count } from '../../kit/numbers';
import { AskBar, aboutOf } from '../../figures/AskBar';
import { shownCurrency, useBooks } from '../../figures/books';
import { CurrencySwitch } from '../../figures/CurrencySwitch';
import { FiguresPage } from '../../figures/FiguresPage';
import { type Scope, apiPath } from '../../figures/questions';
import { Histogram } from './Histogram';
import { Ways } from './Ways';
import './journeys.css';

export type Paths = Schemas['Paths'];

const MOST = 1_000;
const FIRST = 50;

/** By which channels, in which order, conversions came about, and how long it took. */
export default function JourneysPage({ client }: PageProps) {
  const { address, go } = useAddress();
  const books = useBooks(client);
  const { from, to, model, lookback, currency: converted } = address;
  const scope: Scope | undefined =
    client === undefined || books.bare ? undefined : { client, from, to, model, lookback, currency: converted };
  const limit = Math.min(MOST, Number(address.limit) || FIRST);
  const found = useApi<Paths>(scope && apiPath('paths', scope, { limit: String(limit) }));
  const data = found.data;
  const currency = shownCurrency(address, books.currencies);
  const about = data && aboutOf(data);
  return (
    <FiguresPage
      title="Journeys"
      about={
        about && [periodName(about.period), `${count(data.count)} different ways`, ...about.words].join(' · ')
      }
      client={client}
      books={books}
      asked={[found]}
      className="journeys"
      above={<AskBar books={books} period={data?.period} />}
      aside={!address.currency && <CurrencySwitch codes={books.currencies} shown={currency} go={go} />}
    >
      {() => (
        <>
          <div className="two">
            <Histogram
              name="lags"
              title="Days to convert"
              hint="From the first touch that counts to the conversion, of all currencies; unattributed ones have none."
              unit="days"
              buckets={data!.lags}
            />
            <Histogram
              name="lengths"
              title="Touches to convert"
              hint="How many touches count for a conversion, of all currencies."
              unit="touches"
              buckets={data!.lengths}
            />
          </div>
          <Ways
            paths={data!}
            currency={currency!}
            more={limit < MOST && data!.count > limit ? () => go({ limit: String(limit * 4) }, 'replace') : undefined}
          />
        </>
      )}
    </FiguresPage>
  );
}
