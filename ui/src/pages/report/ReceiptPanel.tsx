import type { Go } from '../../kit/address';
import { useApi } from '../../kit/api';
import { fromCountry } from '../../kit/countries';
import { type Receipt, type ReceiptTouch, type Scope, receiptPath } from '../../figures/questions';
import { sum } from '../../kit/decimal';
import { Hint } from '../../kit/Hint';
import { ageName, instantName } from '../../kit/instants';
import { money } from '../../kit/numbers';
import { write } from '../../figures/metrics';
import { FailureBox } from '../../kit/Notices';
import { CompanyTimeLine } from './CompanyTimeLine';
import { TimeLine, colourOf } from './TimeLine';

interface Props {
  scope: Scope;
  conversion: string;
  go: Go;
  reset: () => void;
}

/** One conversion: who, when, every touch before it, and what each of them got. */
export function ReceiptPanel({ scope, conversion, go, reset }: Props) {
  const asked = useApi<Receipt>(receiptPath(scope, conversion));
  if (asked.failure) {
    return <FailureBox failure={asked.failure} again={asked.again} reset={reset} />;
  }
  const receipt = asked.data;
  if (!receipt) {
    return (
      <section className="panel" data-part="receipt" data-loading>
        <div className="panel-head">
          <h2>{conversion}</h2>
        </div>
        <div className="trend">
          <span className="bone chart" />
        </div>
      </section>
    );
  }
  const all = scope.contacts === 'all';
  const channels = [...new Set(receipt.touches.map((touch) => touch.channel))];
  return (
    <section className="panel" data-part="receipt" data-loading={asked.loading} data-conversion={receipt.conversion}>
      <div className="panel-head">
        <h2>{receipt.conversion}</h2>
        <span className="quiet">
          {receipt.model}, lookback {receipt.lookback_days} days
          {all && ', all contacts of the company'}
        </span>
      </div>
      <Facts receipt={receipt} />
      {receipt.touches.length > 0 && <TimeLine receipt={receipt} channels={channels} />}
      {receipt.kind === 'deal_won' && <CompanyTimeLine receipt={receipt} channels={channels} all={all} go={go} />}
      <Touches receipt={receipt} channels={channels} />
      <Proofs receipt={receipt} />
    </section>
  );
}

function Facts({ receipt }: { receipt: Receipt }) {
  const refunds = receipt.entries.slice(1);
  return (
    <dl className="facts">
      <div>
        <dt>Value</dt>
        <dd>{receipt.kind === 'lead' ? 'A lead' : money(receipt.value.amount, receipt.value.currency)}</dd>
      </div>
      <div>
        <dt>At (UTC)</dt>
        <dd>{instantName(receipt.at)}</dd>
      </div>
      <div>
        <dt>{receipt.people.length > 1 ? `Who (${receipt.people.length} people)` : 'Who'}</dt>
        <dd>{receipt.people.length > 0 ? receipt.people.join(', ') : 'Nobody known'}</dd>
      </div>
      {Object.entries(receipt.milestones).map(([step, at]) => (
        <div key={step}>
          <dt>{step.toUpperCase()}</dt>
          <dd>{instantName(at)}</dd>
        </div>
      ))}
      {refunds.map((refund) => (
        <div key={refund.id}>
          <dt>Refund {refund.id}</dt>
          <dd>
            {money(refund.change.amount, refund.change.currency)}, {instantName(refund.at)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Touches({ receipt, channels }: { receipt: Receipt; channels: string[] }) {
  const refunded = receipt.entries.length > 1;
  const several = receipt.people.length > 1;
  if (receipt.touches.length === 0) {
    return (
      <p className="more quiet">
        No touch of {receipt.people.length > 0 ? 'this person' : 'anybody'} is known, so all of it is unattributed.
      </p>
    );
  }
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Touches, scrolls sideways">
      <table>
        <thead>
          <tr>
            <th scope="col">Touch</th>
            <th scope="col">Credit</th>
            {refunded && <th scope="col">Taken back</th>}
            <th scope="col">Conversion</th>
            <th scope="col">Share</th>
            <th scope="col">Counts?</th>
            <th scope="col">At (UTC)</th>
            {several && <th scope="col">Who</th>}
          </tr>
        </thead>
        <tbody>
          {receipt.touches.map((touch) => (
            <tr key={touch.touch} data-touch={touch.touch} className={touch.counts ? undefined : 'passed'}>
              <th scope="row">
                <span className="name" title={placeOf(touch)}>
                  <span className="dot" style={{ background: colourOf(touch.channel, channels) }} aria-hidden="true" />
                  <span className="text">{touch.channel}</span>
                  <small>{placeOf(touch) || (touch.view ? 'A view' : ' ')}</small>
                </span>
              </th>
              <Credit touch={touch} from={0} to={1} name="credit" />
              {refunded && <Credit touch={touch} from={1} to={receipt.entries.length} name="refunded" />}
              <td title={touch.conversions}>{write('conversions', touch.conversions, receipt.value.currency)}</td>
              <td>
                <Share share={touch.share} />
              </td>
              <td>{touch.counts ? 'Yes' : `No: ${touch.verdict}`}</td>
              <td title={touch.at}>
                {instantName(touch.at)}
                <small>
                  {ageName(touch.at, receipt.at)} {touch.at > receipt.at ? 'after' : 'before'}
                </small>
              </td>
              {several && <td className="who">{touch.person}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Long fractions are shown as percentages; the exact one is behind them. */
function Share({ share }: { share: string }) {
  if (share.length <= 7) {
    return share;
  }
  const [above = '0', below = '1'] = share.split('/');
  const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 2 }).format(
    Number((BigInt(above) * 1_000_000n) / BigInt(below)) / 1_000_000,
  );
  return <span title={share}>≈ {percent}</span>;
}

function Credit({ touch, from, to, name }: { touch: ReceiptTouch; from: number; to: number; name: string }) {
  const credits = touch.credits.slice(from, to);
  const currency = credits[0]?.currency ?? 'USD';
  const amount = sum(credits.map((credit) => credit.amount));
  return (
    <td data-metric={name} data-value={amount} title={`${amount} ${currency}`}>
      {money(amount, currency)}
    </td>
  );
}

function Proofs({ receipt }: { receipt: Receipt }) {
  return (
    <ul className="proofs" data-part="proofs">
      {receipt.proofs.map((proof) => (
        <li key={proof.currency} data-holds={proof.holds}>
          <b>{proof.currency}</b>
          <span>
            <span data-value={proof.credited}>{money(proof.credited, proof.currency)}</span> credited +{' '}
            <span data-value={proof.unattributed}>{money(proof.unattributed, proof.currency)}</span> unattributed ={' '}
            <span data-value={proof.value}>{money(proof.value, proof.currency)}</span> value less refunds
          </span>
          <Hint label="What does this prove?">
            Every unit of this conversion is either credited to one of its touches or unattributed: the parts sum to the
            whole exactly, whatever the model.
          </Hint>
        </li>
      ))}
      <li className="quiet">
        Version {receipt.version}, rules {receipt.rules}
        <Hint label="What is a version?">
          The state of the books that says so. Asked with <code>--as-of {receipt.version}</code>, the same comes out for
          ever, whatever arrives later.
        </Hint>
      </li>
    </ul>
  );
}

function placeOf(touch: ReceiptTouch): string {
  const ad = [touch.platform, touch.campaign || touch.campaign_id, touch.ad || touch.ad_id, touch.keyword];
  const parts = [...ad, fromCountry(touch.visitor_country)];
  return parts.filter(Boolean).join(' · ');
}
