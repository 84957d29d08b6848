import { useEffect, useId, useState } from 'react';
import { type Address, type Go, follow } from '../kit/address';
import { useSession } from '../kit/session';
import { ClientSwitch } from './ClientSwitch';
import { type Entry, GROUPS, pagesFor, toPage } from './pages';
import { Who } from './Who';
import { THEMES, type Theme, useTheme } from './theme';

interface Props {
  page: Entry;
  address: Address;
  go: Go;
  link: (change: Address) => string;
  client: string | undefined;
  clients: string[];
  /** Whether the list of clients is known. */
  asked: boolean;
  choose: (client: string) => void;
}

/** The way around: on a wide window a rail at the left, on a narrow one a bar at the top with a menu. */
export function Rail({ page, address, go, link, client, clients, asked, choose }: Props) {
  const [open, setOpen] = useState(false);
  const menu = useId();
  const pages = pagesFor(useSession(), client);
  useEffect(() => setOpen(false), [page]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, []);
  return (
    <div className="side">
      <header className="rail" data-open={open}>
        <div className="brand">
          <a href={link(toPage(address, ''))} onClick={(event) => follow(event, () => go(toPage(address, '')))}>
            <img src="/icon.svg" alt="" width="28" height="28" />
            <strong>Outlay</strong>
          </a>
          <button
            type="button"
            className="plain menu"
            aria-expanded={open}
            aria-controls={menu}
            onClick={() => setOpen(!open)}
          >
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d={open ? 'm5 5 10 10M15 5 5 15' : 'M3 6h14M3 10h14M3 14h14'} />
            </svg>
            <span>{page.title}</span>
          </button>
        </div>
        <ClientSwitch client={client} clients={clients} asked={asked} choose={choose} />
        <nav id={menu} aria-label="Pages">
          {GROUPS.filter((group) => pages.some((one) => one.group === group)).map((group) => (
            <div key={group} className="group">
              <h2>{group}</h2>
              <ul>
                {pages.filter((one) => one.group === group).map((one) => (
                  <li key={one.view}>
                    <a
                      href={link(toPage(address, one.view))}
                      aria-current={one === page ? 'page' : undefined}
                      data-part={`to-${one.view || 'home'}`}
                      onClick={(event) =>
                        follow(event, () => {
                          setOpen(false);
                          go(toPage(address, one.view));
                        })
                      }
                    >
                      <svg viewBox="0 0 20 20" aria-hidden="true">
                        <path d={one.icon} />
                      </svg>
                      {one.title}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <Who />
          <Colours />
          <a className="documents" href="/docs/">
            Documents
          </a>
        </nav>
      </header>
    </div>
  );
}

function Colours() {
  const [theme, choose] = useTheme();
  return (
    <label className="colours">
      <span>Colours</span>
      <select data-part="theme" value={theme} onChange={(event) => choose(event.target.value as Theme)}>
        {Object.entries(THEMES).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
