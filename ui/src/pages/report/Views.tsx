import { useEffect, useRef, useState } from 'react';
import { follow, parse, print, useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { CopyButton } from '../../kit/CopyButton';
import { FailureLine } from '../../kit/Notices';
import { useChange } from '../../kit/useChange';

interface View {
  name: string;
  /** As the address has it. */
  search: string;
}

/** Questions to come back to, on whatever machine, and the address of this one to send to somebody. */
export function Views({ client }: { client: string }) {
  const { address, go } = useAddress();
  const [wanted, want] = useState(false);
  const [name, setName] = useState('');
  const sent = useRef('');
  const { views, change, busy, failure } = useViews(client, wanted, () => {
    const kept = sent.current;
    setName((now) => (now.trim() === kept ? '' : now));
  });
  const tell = (what: string, named: string, more: Record<string, string> = {}) => {
    sent.current = what === 'views' ? named : '';
    void change(what, { client, name: named, ...more });
  };
  const box = useRef<HTMLDetailsElement>(null);
  useClosing(box);
  const here = print(address);
  const show = (view: View) => {
    const blank = Object.fromEntries(Object.keys(address).map((part) => [part, '']));
    go({ ...blank, ...parse(view.search), client });
    box.current?.removeAttribute('open');
  };
  return (
    <details ref={box} className="views" data-part="views" onToggle={() => want(true)}>
      <summary className="plain">Views{views.length > 0 && <span className="count">{views.length}</span>}</summary>
      <div className="views-box">
        <CopyButton text={() => window.location.href} title="Copy the link to this view" />
        <ul>
          {views.map((view) => (
            <li key={view.name}>
              <a
                href={view.search}
                aria-current={view.search === here ? 'true' : undefined}
                onClick={(event) => follow(event, () => show(view))}
              >
                {view.name}
              </a>
              <button
                type="button"
                className="plain small"
                disabled={busy}
                aria-label={`Forget ${view.name}`}
                onClick={() => tell('views/remove', view.name)}
              >
                Forget
              </button>
            </li>
          ))}
        </ul>
        <form
          className="buttons"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') {
              tell('views', name.trim(), { search: here });
            }
          }}
        >
          <label>
            <span className="unseen">Name of this view</span>
            <input
              type="text"
              data-part="view-name"
              placeholder="a name for this view"
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <button type="submit" className="plain" disabled={busy}>
            Save
          </button>
        </form>
        {failure && <FailureLine failure={failure} />}
        <p className="quiet small">
          Your own, on whatever machine you sign in. A link opens the same question for everybody who may see it.
        </p>
      </div>
    </details>
  );
}

/** Escape, or a click beside it, closes the box. */
function useClosing(box: React.RefObject<HTMLDetailsElement | null>) {
  useEffect(() => {
    const close = (event: Event) => {
      const escapes = event instanceof KeyboardEvent && event.key === 'Escape';
      const beside = event instanceof PointerEvent && !box.current?.contains(event.target as Node);
      if (escapes || beside) {
        box.current?.removeAttribute('open');
      }
    };
    window.addEventListener('keydown', close);
    window.addEventListener('pointerdown', close);
    return () => {
      window.removeEventListener('keydown', close);
      window.removeEventListener('pointerdown', close);
    };
  }, [box]);
}

function useViews(client: string, wanted: boolean, changed: () => void) {
  const found = useApi<Schemas['Views']>(wanted ? `/api/v1/views?${new URLSearchParams({ client })}` : undefined);
  const { refresh } = found;
  const { change, busy, failure } = useChange<Schemas['Views']>(() => {
    changed();
    return refresh();
  });
  useEffect(() => {
    const left = wanted ? takeOutOfBrowser(client) : [];
    void left.reduce(
      (before, view) => before.then(() => change('views', { client, ...view })),
      Promise.resolve(),
    );
    // What an earlier version has kept in this browser moves to the server, once.
  }, [client, wanted]);
  return { views: found.data?.views ?? [], change, busy, failure: failure ?? found.failure };
}

function takeOutOfBrowser(client: string): View[] {
  const key = `outlay-views-${client}`;
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(key) ?? '[]');
    window.localStorage.removeItem(key);
    return Array.isArray(found)
      ? found.filter((one): one is View => typeof one?.name === 'string' && /^\?/.test(one?.search))
      : [];
  } catch {
    // Storage that is closed to us holds nothing.
    return [];
  }
}
