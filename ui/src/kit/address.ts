import { type MouseEvent, useCallback, useSyncExternalStore } from 'react';

// The whole state of a page is its address: it can be bookmarked and sent to somebody, and Back works. Each page names
// its own parts of it; what a page does not know does no harm.
export type Address = Partial<Record<string, string>>;

const FIRST = ['client', 'view'];
const changed = 'outlay:address';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(changed, listener);
  };
}

export function parse(search: string): Address {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ''));
}

/** In an order of its own, so that the same page has one address. */
export function print(address: Address): string {
  const place = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const query = new URLSearchParams();
  for (const name of Object.keys(address).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))) {
    const value = address[name];
    if (value) {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** Changes parts of the address; an empty text takes a part away. */
export type Go = (change: Address, how?: 'push' | 'replace') => void;

export function useAddress(): { address: Address; go: Go; link: (change: Address) => string } {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  const go = useCallback<Go>((change, how = 'push') => {
    const next = window.location.pathname + print({ ...parse(window.location.search), ...change });
    if (how === 'push') {
      window.history.pushState(null, '', next);
    } else {
      window.history.replaceState(null, '', next);
    }
    window.dispatchEvent(new Event(changed));
  }, []);
  const address = parse(search);
  return { address, go, link: (change) => window.location.pathname + print({ ...address, ...change }) };
}

/** Follows a link inside the page, unless the reader wants it in another window. */
export function follow(event: MouseEvent, go: () => void): void {
  if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    go();
  }
}
