import { type FormEvent, useState } from 'react';
import { type Schemas, useApi } from '../../kit/api';
import { CopyButton } from '../../kit/CopyButton';
import { instantName } from '../../kit/instants';
import { FailureLine, Waiting } from '../../kit/Notices';
import { count } from '../../kit/numbers';
import { useChange } from '../../kit/useChange';
import { type Column, DataTable } from '../../figures/DataTable';
import { useArrival } from './arrival';
import { collector } from './keys';
import { Part } from './SettingsPage';
import './keys.css';

type Link = Schemas['TrackedLink'];
type Listed = { links: Link[]; hosts: string[]; counted_since: string; next: string | null };

/** As many as the server gives at once. */
const MOST = 1_000;
const FIELDS = [
  { name: 'to', title: 'Where it leads', example: 'https://shop.example/shoes?partner={sub1}' },
  { name: 'source', title: 'utm_source, unless the address has one', example: 'newsletter' },
  { name: 'medium', title: 'utm_medium, likewise', example: 'email' },
  { name: 'campaign', title: 'utm_campaign, likewise', example: 'Spring Sale' },
] as const;

/** Links whose clicks are counted, for places where no tag runs. */
export function LinksPart({ client }: { client: string }) {
  const found = useApi<Listed>(`/api/v1/links?${new URLSearchParams({ client, limit: String(MOST) })}`);
  const [form, setForm] = useState(false);
  const { change, busy, failure } = useChange<Link>(() => {
    setForm(false);
    return found.refresh();
  });
  const data = found.data;
  useArrival('links', data !== undefined);
  const wrong = failure ?? found.failure;
  return (
    <Part
      name="links"
      title="Tracked links"
      {...(data ? { count: data.links.length } : {})}
      about={
        <>
          For partners, newsletters, QR codes and posts.{' '}
          <a href="/docs/how-to/track-links" target="_blank" rel="noreferrer">
            How they are counted
          </a>
          .
        </>
      }
    >
      <div className="panel-body keys">
        {wrong && <FailureLine failure={wrong} />}
        {form ? (
          <LinkForm
            busy={busy}
            make={(texts) => void change('links', { client, ...texts })}
            leave={() => setForm(false)}
          />
        ) : (
          <button type="button" className="main small" data-part="new-link" onClick={() => setForm(true)}>
            Make a link
          </button>
        )}
      </div>
      {data === undefined
        ? !found.failure && <Waiting lines={2} />
        : data.links.length > 0 && (
            <DataTable
              label="Links"
              columns={columns(data, busy, (what, id) => void change(`links/${what}`, { client, id }))}
              rows={newest(data.links)}
              name={(one) => one.id}
            />
          )}
    </Part>
  );
}

function newest(links: Link[]): Link[] {
  return [...links].sort((a, b) => b.created_at.localeCompare(a.created_at));
}

function columns(data: Listed, busy: boolean, turn: (what: string, id: string) => void): Column<Link>[] {
  return [
    {
      name: 'link',
      title: 'Link',
      cell: (one) => (
        <>
          <code>{one.path}</code>
          <CopyButton text={() => collector(data.hosts) + one.path} title="Copy" small />
        </>
      ),
    },
    { name: 'target', title: 'Leads to', words: true, cell: (one) => <span className="target">{one.target}</span> },
    {
      name: 'clicks',
      title: 'Clicks',
      hint: `Since the server started at ${instantName(data.counted_since)} UTC; the reports have all of them.`,
      value: (one) => one.clicks,
      cell: (one) => count(one.clicks),
    },
    { name: 'created', title: 'Made (UTC)', cell: (one) => instantName(one.created_at) },
    {
      name: 'state',
      title: 'State',
      words: true,
      cell: (one) => (
        <>
          <span className="badge" data-tone={one.disabled_at === null ? 'good' : undefined}>
            {one.disabled_at === null ? 'in use' : `out of use since ${instantName(one.disabled_at)}`}
          </span>
          <button
            type="button"
            className={one.disabled_at === null ? 'plain small danger' : 'plain small'}
            data-part="turn-link"
            disabled={busy}
            aria-label={`${one.disabled_at === null ? 'Disable' : 'Put back'} ${one.path}`}
            onClick={() => turn(one.disabled_at === null ? 'disable' : 'enable', one.id)}
          >
            {one.disabled_at === null ? 'Disable' : 'Put back'}
          </button>
        </>
      ),
    },
  ];
}

interface FormProps {
  busy: boolean;
  make: (texts: Record<string, string>) => void;
  leave: () => void;
}

function LinkForm({ busy, make, leave }: FormProps) {
  const [texts, setTexts] = useState<Record<string, string>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make(texts);
  };
  return (
    <form className="key-form" data-part="link-form" onSubmit={submit}>
      {FIELDS.map(({ name, title, example }) => (
        <label key={name} className="field">
          <span>{title}</span>
          <input
            type="text"
            data-part={`link-${name}`}
            required={name === 'to'}
            placeholder={example}
            spellCheck={false}
            value={texts[name] ?? ''}
            onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
          />
        </label>
      ))}
      <p className="buttons">
        <button type="submit" className="main small" data-part="make-link" disabled={busy}>
          {busy ? 'Making it …' : 'Make the link'}
        </button>
        <button type="button" className="plain small" onClick={leave}>
          Leave it
        </button>
      </p>
    </form>
  );
}
