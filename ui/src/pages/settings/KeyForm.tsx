import { type FormEvent, useState } from 'react';

interface Props {
  busy: boolean;
  make: (wanted: Record<string, unknown>) => void;
  leave: () => void;
}

const KINDS = [
  { name: 'browser', title: 'Pages of a site', says: 'It is public: everybody who looks at the page can read it.' },
  { name: 'server', title: 'A server or an app of yours', says: 'It is secret, and shown once.' },
] as const;

/** What a key shall be for. */
export function KeyForm({ busy, make, leave }: Props) {
  const [kind, setKind] = useState<(typeof KINDS)[number]['name']>('browser');
  const [sites, setSites] = useState('');
  const [consent, setConsent] = useState(true);
  const [revenue, setRevenue] = useState(false);
  const [signed, setSigned] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make({
      kind,
      consent_required: consent,
      ...(kind === 'browser'
        ? { origins: sites.split(/\s+/).filter(Boolean), may_assert_revenue: revenue }
        : { signed }),
    });
  };
  return (
    <form className="key-form" data-part="key-form" onSubmit={submit}>
      <fieldset>
        <legend>It stands in</legend>
        <div className="segments">
          {KINDS.map((one) => (
            <label key={one.name}>
              <input
                type="radio"
                name="kind"
                data-part={`kind-${one.name}`}
                checked={kind === one.name}
                onChange={() => setKind(one.name)}
              />
              <span>{one.title}</span>
            </label>
          ))}
        </div>
        <p className="quiet small">{KINDS.find((one) => one.name === kind)?.says}</p>
      </fieldset>
      {kind === 'browser' && (
        <label className="field">
          <span>Sites that may use it, one a line; empty: every site</span>
          <textarea
            data-part="key-sites"
            rows={2}
            placeholder="https://www.shop.example"
            spellCheck={false}
            value={sites}
            onChange={(event) => setSites(event.target.value)}
          />
        </label>
      )}
      <label className="check">
        <input type="checkbox" checked={consent} onChange={(event) => setConsent(event.target.checked)} />
        Take silence about consent as a no
      </label>
      {kind === 'browser' ? (
        <label className="check">
          <input type="checkbox" checked={revenue} onChange={(event) => setRevenue(event.target.checked)} />
          Believe pages that money was paid, without a server or a CRM that says so too
        </label>
      ) : (
        <label className="check">
          <input type="checkbox" checked={signed} onChange={(event) => setSigned(event.target.checked)} />
          Let in only requests that are signed
        </label>
      )}
      <p className="buttons">
        <button type="submit" className="main small" data-part="make-key" disabled={busy}>
          {busy ? 'Making it …' : 'Make the key'}
        </button>
        <button type="button" className="plain small" onClick={leave}>
          Leave it
        </button>
      </p>
    </form>
  );
}
