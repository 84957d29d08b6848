import type { Balance } from '../../figures/questions';
import { Hint } from '../../kit/Hint';
import { money } from '../../kit/numbers';

/** The conservation laws: nothing that came in is lost on the way into the report. */
export function Balances({ balances }: { balances: Balance[] }) {
  const holds = balances.every((balance) => balance.holds);
  return (
    <section className="balances" data-part="balances" aria-label="Do the books balance?">
      <h2>
        {balances.length === 0 ? 'No books yet' : holds ? 'The books balance' : 'The books do not balance'}
        <Hint label="What are the books?">
          Over everything of this client, whatever is selected above: every cent of revenue is either credited to a
          touch or unattributed, and all imported spend is in the reports, also spend that earned nothing.
        </Hint>
      </h2>
      <ul>
        {balances.map((balance) => (
          <li key={balance.currency} data-currency={balance.currency} data-holds={balance.holds}>
            <Tick holds={balance.holds} />
            <b>{balance.currency}</b>
            <span className="law">
              <Term amount={balance.credited} currency={balance.currency} name="credited" /> +{' '}
              <Term amount={balance.unattributed} currency={balance.currency} name="unattributed" /> ={' '}
              <Term amount={balance.revenue} currency={balance.currency} name="revenue" />
            </span>
            <span className="law">
              <Term amount={balance.imported_spend} currency={balance.currency} name="imported" /> ={' '}
              <Term amount={balance.reported_spend} currency={balance.currency} name="reported spend" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Term({ amount, currency, name }: { amount: string; currency: string; name: string }) {
  return (
    <span className="term">
      <span title={`${amount} ${currency}`} data-value={amount}>
        {money(amount, currency)}
      </span>{' '}
      <span className="quiet">{name}</span>
    </span>
  );
}

function Tick({ holds }: { holds: boolean }) {
  return (
    <svg className="tick" viewBox="0 0 16 16" role="img" aria-label={holds ? 'It holds' : 'It does not hold'}>
      <circle cx="8" cy="8" r="8" />
      <path d={holds ? 'm4.5 8.3 2.4 2.4 4.6-5' : 'm5 5 6 6m0-6-6 6'} />
    </svg>
  );
}
