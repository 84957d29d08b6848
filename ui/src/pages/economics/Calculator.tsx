import { useEffect, useState } from 'react';
import { useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { FailureLine } from '../../kit/Notices';
import { money } from '../../kit/numbers';
import { type Column, DataTable } from '../../figures/DataTable';
import type { InCurrency } from './EconomicsPage';
import { monthsName, ratioName } from './Tiles';

type MaxCpa = Schemas['MaxCpa'];
type Limit = MaxCpa['limits'][number];

const TYPING_MILLIS = 250;
/** What is asked for, each as the address has it, and what it is unless said. */
const FIELDS = [
  { name: 'ltv', title: 'LTV', usual: '', hint: 'What a customer brings in over the horizon' },
  { name: 'payback', title: 'Payback months', usual: '6', hint: 'The cost is back by then; off takes the rule away' },
  { name: 'ratio', title: 'LTV:CAC at least', usual: '3', hint: 'The value is so many times the cost; or off' },
  { name: 'horizon', title: 'Horizon in months', usual: '12', hint: 'How long a customer counts' },
  { name: 'margin', title: 'Margin', usual: '1', hint: 'What is left of the value, like 0.7 or 70%' },
  { name: 'media', title: 'Media share', usual: '1', hint: 'How much of the whole cost is media' },
] as const;

const RULES: Record<Limit['limit'], string> = { payback: 'Payback', ratio: 'LTV:CAC', breakeven: 'Break-even' };

/** What the next customer may cost, and which rule says so; the address holds what was put in. */
export function Calculator({ part }: { part: InCurrency }) {
  const { address, go } = useAddress();
  const ltv = part.ltv_at_horizon ?? part.ltv_observed ?? '3000';
  const usual = (field: (typeof FIELDS)[number]) => (field.name === 'ltv' ? ltv : field.usual);
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(FIELDS.map((field) => [field.name, address[`cpa_${field.name}`] ?? usual(field)])),
  );
  const asked = useLater(query(texts, part.currency));
  const found = useApi<MaxCpa>(`/api/v1/max-cpa?${asked}`);
  const type = (field: (typeof FIELDS)[number], text: string) => {
    setTexts({ ...texts, [field.name]: text });
    go({ [`cpa_${field.name}`]: text === usual(field) ? '' : text }, 'replace');
  };
  return (
    <section className="panel calculator" data-part="calculator" data-loading={found.loading}>
      <div className="panel-head">
        <h2>What may a customer cost?</h2>
      </div>
      <div className="panel-body">
        <form className="fields" onSubmit={(event) => event.preventDefault()}>
          {FIELDS.map((field) => (
            <label key={field.name} className="field" title={field.hint}>
              <span>{field.title}</span>
              <input
                type="text"
                inputMode="decimal"
                autoComplete="off"
                data-part={`cpa-${field.name}`}
                value={texts[field.name] ?? ''}
                onChange={(event) => type(field, event.target.value)}
              />
            </label>
          ))}
        </form>
        {found.failure ? (
          <FailureLine failure={found.failure} />
        ) : found.data ? (
          <Answer max={found.data} />
        ) : (
          <p>
            <span className="bone" />
          </p>
        )}
      </div>
      {found.data && !found.failure && <Limits max={found.data} />}
    </section>
  );
}

function Answer({ max }: { max: MaxCpa }) {
  return (
    <p className="max-cpa" aria-live="polite">
      <b data-part="max-cpa" data-value={max.max_cpa}>
        {money(max.max_cpa, max.currency)}
      </b>{' '}
      at the most, limited by <strong data-part="binding">{sentence(max)}</strong>.
      <small>
        Payback {max.payback_months === null ? 'not within the horizon' : monthsName(max.payback_months)}, LTV:CAC{' '}
        {max.ltv_cac === null ? '–' : ratioName(max.ltv_cac)}. Assumes {max.curve}.
      </small>
    </p>
  );
}

function sentence(max: MaxCpa): string {
  return {
    payback: 'the payback',
    ratio: 'LTV:CAC',
    both: 'the payback and LTV:CAC alike',
    breakeven: 'break-even',
  }[max.binding];
}

function Limits({ max }: { max: MaxCpa }) {
  const columns: Column<Limit>[] = [
    {
      name: 'limit',
      title: 'Rule',
      cell: (one) => (
        <>
          {RULES[one.limit]} {one.binds && <span className="badge" data-tone="good">binds</span>}
        </>
      ),
    },
    {
      name: 'max_cpa',
      title: 'Allows',
      value: (one) => one.max_cpa,
      cell: (one) => (
        <>
          {money(one.max_cpa, max.currency)}
          <small>{one.formula}</small>
        </>
      ),
    },
    { name: 'slack', title: 'Slack', value: (one) => one.slack, cell: (one) => money(one.slack, max.currency) },
  ];
  return <DataTable label="Rules" columns={columns} rows={max.limits} name={(one) => one.limit} />;
}

function query(texts: Record<string, string>, currency: string): string {
  const { ltv = '', payback = '', ratio = '', horizon = '', margin = '', media = '' } = texts;
  return new URLSearchParams({
    ltv,
    currency,
    payback_months: payback.trim() === '' ? 'off' : payback,
    min_ltv_cac: ratio.trim() === '' ? 'off' : ratio,
    horizon_months: horizon,
    margin,
    media_share: media,
  }).toString();
}

/** A text, once nobody has changed it for a moment. */
function useLater(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), TYPING_MILLIS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
