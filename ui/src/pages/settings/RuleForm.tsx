import { type FormEvent, useId, useState } from 'react';
import { type Schemas, useApi } from '../../kit/api';
import type { Row } from '../../kit/useTable';

/** What has to happen, by how the file begins it; those with a blank behind them need a name. */
const WHEN: [string, string][] = [
  ['order', 'An order'],
  ['event ', 'An event called'],
  ['deal won', 'A deal is won'],
  ['deal lost', 'A deal is lost'],
  ['deal stage ', 'A deal reaches the stage'],
  ['contact stage ', 'A contact reaches the stage'],
];
const TELL = [
  'purchase',
  'lead',
  'sign_up',
  'subscribe',
  'start_trial',
  'contact',
  'schedule',
  'application',
  'add_to_cart',
  'checkout',
  'payment_info',
  'view_content',
  'search',
];
const SOURCES = ['web', 'app', 'store', 'phone', 'chat', 'email', 'crm', 'other'];

interface Props {
  client: string;
  /** Empty for one that is not there yet. */
  rule: Row;
  busy: boolean;
  tries: (rule: Row) => void;
  leave: () => void;
}

/** One rule: what happens, who is told of it, as what and for how much, and which of them only. */
export function RuleForm({ client, rule, busy, tries, leave }: Props) {
  const [said, setSaid] = useState<Row>(rule.name ? rule : { ...rule, when: 'order', since: today() });
  const accounts = useApi<{ destinations: Schemas['Account'][] }>(
    `/api/v1/destinations?${new URLSearchParams({ client })}`,
  );
  const id = useId();
  const text = (name: string) => said[name] ?? '';
  const put = (name: string, value: string) => setSaid({ ...said, [name]: value });
  const [begins, named] = triggerOf(text('when'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    tries(said);
  };
  const field = (name: string, title: string, more: Record<string, unknown> = {}) => (
    <label className="field">
      <span>{title}</span>
      <input
        type="text"
        data-part={`rule-${name}`}
        value={text(name)}
        onChange={(event) => put(name, event.target.value)}
        {...more}
      />
    </label>
  );
  const choice = (name: string, title: string, options: [string, string][]) => (
    <label className="field">
      <span>{title}</span>
      <select data-part={`rule-${name}`} value={text(name)} onChange={(event) => put(name, event.target.value)}>
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
  const list = (name: string, title: string) => (
    <label className="field">
      <span>{title}</span>
      <textarea
        rows={2}
        data-part={`rule-${name}`}
        value={text(name)}
        onChange={(event) => put(name, event.target.value)}
      />
    </label>
  );
  return (
    <form className="mail-form" data-part="rule-form" onSubmit={submit}>
      {field('name', 'Name of the rule', { required: true, placeholder: 'purchases-to-meta' })}
      {field('account', 'Which account is told', { required: true, list: `${id}-accounts` })}
      <datalist id={`${id}-accounts`}>
        {accounts.data?.destinations.map((one) => <option key={one.name} value={one.name} />)}
      </datalist>
      <label className="field">
        <span>What has to happen</span>
        <select data-part="rule-when" value={begins} onChange={(event) => put('when', event.target.value + named)}>
          {WHEN.map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      </label>
      {begins.endsWith(' ') && (
        <label className="field">
          <span>Its name</span>
          <input
            type="text"
            required
            data-part="rule-named"
            value={named}
            onChange={(event) => put('when', begins + event.target.value)}
          />
        </label>
      )}
      {field('tell', 'Is told as', { required: true, list: `${id}-tell`, placeholder: 'purchase' })}
      <datalist id={`${id}-tell`}>
        {TELL.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {field('value', 'Worth', { placeholder: 'actual, none, 150.00 EUR, 30 %, 3000.00 EUR x 0.2' })}
      {field('since', 'Since (UTC)', { required: true, type: 'date' })}
      {choice('first_only', 'Only the first of each person', [
        ['', 'No'],
        ['true', 'Yes'],
        ...(text('first_only') === 'false' ? ([['false', 'No, as the file says']] as [string, string][]) : []),
      ])}
      <details className="wide" open={rest(rule)}>
        <summary>Only some of them</summary>
        <div className="mail-form">
          {list('platforms', "Platforms whose ads led to it, a line each")}
          {list('channels', 'Channels, a line each')}
          {list('campaigns', 'Campaigns, a line each')}
          {choice('touch', 'Which touch decides', [
            ['', 'The last that was not direct'],
            ['any', 'Any'],
            ...(text('touch') === 'last' ? ([['last', 'The last, as the file says']] as [string, string][]) : []),
          ])}
          {field('lookback_days', 'Days before', { inputMode: 'numeric', placeholder: '30' })}
          {field('minimum', 'It brings at least', { placeholder: '10.00 EUR' })}
          {list('countries', 'Countries of people, a line each')}
          {choice('source', 'Where it happened', [
            ['', 'As the fact says'],
            ...SOURCES.map((one): [string, string] => [one, one]),
          ])}
        </div>
      </details>
      <p className="buttons">
        <button type="submit" className="main small" data-part="try-rule" disabled={busy}>
          See what it would tell
        </button>
        <button type="button" className="plain small" onClick={leave}>
          Leave it
        </button>
      </p>
    </form>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function triggerOf(when: string): [string, string] {
  const words = when === '' ? 'order' : when;
  const found = WHEN.filter(([begins]) => (begins.endsWith(' ') ? words.startsWith(begins) : words === begins)).pop();
  return found ? [found[0], words.slice(found[0].length)] : ['event ', words];
}

function rest(rule: Row): boolean {
  return ['platforms', 'channels', 'campaigns', 'touch', 'lookback_days', 'minimum', 'countries', 'source'].some(
    (name) => !!rule[name],
  );
}
