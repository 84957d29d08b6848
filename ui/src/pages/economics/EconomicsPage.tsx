import type { PageProps } from '../../frame/pages';
import { type Address, useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { dayName, periodName } from '../../kit/dates';
import { AskBar, aboutOf } from '../../figures/AskBar';
import { shownCurrency, useBooks } from '../../figures/books';
import { CurrencySwitch } from '../../figures/CurrencySwitch';
import { FiguresPage } from '../../figures/FiguresPage';
import { type Scope, apiPath } from '../../figures/questions';
import { Calculator } from './Calculator';
import { Channels } from './Channels';
import { Curve } from './Curve';
import { Tiles } from './Tiles';
import './economics.css';

export type Economics = Schemas['UnitEconomics'];
export type InCurrency = Economics['currencies'][number];

/** What new customers cost, what they have brought in since, and what the next one may cost. */
export default function EconomicsPage({ client }: PageProps) {
  const { address, go } = useAddress();
  const books = useBooks(client);
  const scope: Scope | undefined = client === undefined || books.bare ? undefined : { ...asked(address), client };
  const economics = useApi<Economics>(scope && apiPath('unit-economics', scope, { margin: address.margin }));
  const data = economics.data;
  const codes = data?.currencies.map((one) => one.currency) ?? [];
  const currency = shownCurrency(
    address,
    books.currencies.filter((code) => codes.includes(code)),
  );
  const part = data?.currencies.find((one) => one.currency === currency);
  const about = data && aboutOf(data);
  return (
    <FiguresPage
      title="Unit economics"
      about={
        about &&
        [
          `Customers won ${periodName(about.period)}`,
          ...about.words,
          `what is known until ${dayName(data.observed_until)}`,
        ].join(' · ')
      }
      client={client}
      books={books}
      asked={[economics]}
      className="economics"
      above={<AskBar books={books} period={data?.period} />}
      aside={!address.currency && <CurrencySwitch codes={books.currencies} shown={currency} go={go} />}
    >
      {() =>
        part ? (
          <>
            <Tiles part={part} basis={data!.value_basis} />
            <div className="two">
              <Curve part={part} basis={data!.value_basis} />
              <Calculator key={currency} part={part} />
            </div>
            <Channels part={part} />
          </>
        ) : (
          <p className="quiet">Nobody became a customer in this period and currency.</p>
        )
      }
    </FiguresPage>
  );
}

/** A customer belongs to no part of the hierarchy alone, so these are not asked for. */
function asked({ from, to, model, lookback, currency }: Address): Partial<Scope> {
  return { from, to, model, lookback, currency };
}
