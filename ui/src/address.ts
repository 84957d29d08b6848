import { type MouseEvent, useCallback, useSyncExternalStore } from 'react';

// The whole state of a page is its address: it can be bookmarked and sent to somebody, and Back works.
const NAMES = [
  'client',
  'from',
  'to',
  'model',
  'lookback',
  'currency',
  'show',
  'by',
  'platform',
  'channel',
  'campaign',
  'cell',
  'conversion',
  'sort',
  'grain',
  'view',
  'status',
  'find',
  'paused',
] as const;

export type Name = (typeof NAMES)[number];
export type Address = Partial<Record<Name, string>>;

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
  const query = new URLSearchParams(search);
  return Object.fromEntries(NAMES.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []))) as Address;
}

export function print(address: Address): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = address[name];
    if (value) {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

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
