import { useAddress } from '../../kit/address';
import { format, money } from '../../kit/numbers';
import { printCell } from '../../figures/hierarchy';
import type { Cell } from '../../figures/questions';
import { Tile } from '../../figures/Tile';
import { Opener, onReport, opens } from '../report/Opener';
import type { Economics, InCurrency } from './EconomicsPage';

export function Tiles({ part, basis }: { part: InCurrency; basis: Economics['value_basis'] }) {
  const { go, link } = useAddress();
  const { currency } = part;
  const spent = opened(part, 'all rows', {});
  const amount = (text: string | null) => (text === null ? '–' : money(text, currency, true));
  const ltv = part.ltv_at_horizon ?? part.ltv_observed;
  return (
    <section className="cards six" aria-label="Totals">
      <Tile
        name="new_customers"
        title="New customers"
        hint="Persons and companies whose first order or won deal lies in the period."
        value={part.new_customers}
        written={format({ maximumFractionDigits: 1 }, part.new_customers)}
        exact={part.new_customers}
        note={`${format({ maximumFractionDigits: 1 }, part.paid_new_customers)} by paid channels`}
      />
      <Tile
        name="cac_blended"
        title="CAC"
        hint={['All spend over all new customers.', <code key="f">CAC = spend / new customers</code>]}
        value={part.cac_blended}
        written={amount(part.cac_blended)}
        exact={exact(part.cac_blended, currency)}
        note={
          <>
            <span data-part="spent" data-value={part.spend}>
              <Opener open={{ ...spent, go, link }} metric="spend" text={part.spend} currency={currency} />
            </span>{' '}
            spent; {part.cac_paid === null ? 'no customer by paid channels' : `${amount(part.cac_paid)} paid only`}
          </>
        }
        to={opens(spent, 'spend', part.spend)}
      />
      <Tile
        name="ltv"
        title="LTV"
        hint="What a customer has brought in so far, each month averaged over those who have been customers that long."
        value={ltv}
        written={amount(ltv)}
        exact={exact(ltv, currency)}
        note={`${basis}, after ${monthsName(part.observed_months)}`}
      />
      <Tile
        name="ltv_cac"
        title="LTV:CAC"
        hint="Three is usually taken for healthy: it leaves room for other costs, and for being wrong."
        value={part.ltv_cac === null ? null : String(part.ltv_cac)}
        written={part.ltv_cac === null ? '–' : ratioName(part.ltv_cac)}
        exact={part.ltv_cac === null ? NOT_YET : String(part.ltv_cac)}
        note={
          part.healthy === null ? (
            'not known yet'
          ) : (
            <span className={part.healthy ? undefined : 'over'}>{part.healthy ? 'at least 3' : 'below 3'}</span>
          )
        }
      />
      <Tile
        name="payback_months"
        title="Payback"
        hint="When the customers of the period have brought in what they cost."
        value={part.payback_months === null ? null : String(part.payback_months)}
        written={part.payback_months === null ? 'not yet' : monthsName(part.payback_months)}
        exact={part.payback_months === null ? NOT_YET : String(part.payback_months)}
        note={part.payback_months === null ? 'within what is known' : 'until the cost is back'}
      />
      <Tile
        name="revenue"
        title="Revenue"
        hint="Of these customers, until now."
        value={part.revenue}
        written={amount(part.revenue)}
        exact={exact(part.revenue, currency)}
        note={`${amount(part.revenue_in_running_months)} in running months`}
      />
    </section>
  );
}

/** Where what was spent in the period is found; the page's address may ask for parts of the hierarchy, it does not. */
export function opened(part: InCurrency, name: string, cell: Cell) {
  const also = { ...onReport(part.currency), platform: '', channel: '', campaign: '' };
  return { to: printCell(cell, name), name, also };
}

const NOT_YET = 'It cannot be told from what is known so far.';

function exact(text: string | null, currency: string): string {
  return text === null ? NOT_YET : `${text} ${currency}`;
}

export function monthsName(count: number): string {
  return format({ style: 'unit', unit: 'month', unitDisplay: 'long', maximumFractionDigits: 2 }, String(count));
}

export function ratioName(ratio: number): string {
  return `${format({ minimumFractionDigits: 2, maximumFractionDigits: 2 }, String(ratio))}×`;
}
