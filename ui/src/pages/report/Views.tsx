import { useEffect, useRef, useState } from 'react';
import { follow, parse, print, useAddress } from '../../kit/address';
import { CopyButton } from '../../kit/CopyButton';

interface View {
  name: string;
  /** As the address has it. */
  search: string;
}

/** Questions to come back to, and the address of this one to send to somebody; kept by this browser alone. */
export function Views({ client }: { client: string }) {
  const { address, go } = useAddress();
  const [views, setViews] = useViews(client);
  const [name, setName] = useState('');
  const box = useRef<HTMLDetailsElement>(null);
  useClosing(box);
  const here = print(address);
  const show = (view: View) => {
    const blank = Object.fromEntries(Object.keys(address).map((part) => [part, '']));
    go({ ...blank, ...parse(view.search), client });
    box.current?.removeAttribute('open');
  };
  return (
    <details ref={box} className="views" data-part="views">
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
                aria-label={`Forget ${view.name}`}
                onClick={() => setViews(views.filter((one) => one.name !== view.name))}
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
              setViews([...views.filter((one) => one.name !== name.trim()), { name: name.trim(), search: here }]);
              setName('');
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
          <button type="submit" className="plain">
            Save
          </button>
        </form>
        <p className="quiet small">
          Kept in this browser. A link opens the same question for everybody who may see it.
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

function useViews(client: string): [View[], (views: View[]) => void] {
  const key = `outlay-views-${client}`;
  const [views, setViews] = useState<View[]>(() => read(key));
  return [
    views,
    (next) => {
      setViews(next);
      try {
        window.localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage that is closed to us only means that the views are gone with the page.
      }
    },
  ];
}

function read(key: string): View[] {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(key) ?? '[]');
    return Array.isArray(found)
      ? found.filter((one): one is View => typeof one?.name === 'string' && /^(\?|$)/.test(one?.search))
      : [];
  } catch {
    return [];
  }
}
