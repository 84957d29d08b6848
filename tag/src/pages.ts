import { on } from './safely';

/**
 * Calls `seen` for the first page and for every later one of a single-page application: the address has changed, by the
 * history or by Back. A page that comes back from the browser's cache is seen again; one that is rendered ahead is seen
 * when it is shown.
 */
export function watchPages(withHash: boolean, seen: (referrer: string) => void): void {
  let referrer = document.referrer;
  let before = '';
  const look = (again?: boolean) => {
    const now = withHash ? location.href : location.href.replace(/#.*/, '');
    if (now !== before || again) {
      before = now;
      seen(referrer);
      referrer = location.href;
    }
  };
  // The application sets the title after the address; the next turn of the loop sees both.
  const soon = () => setTimeout(look);
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args) {
      original.apply(this, args);
      soon();
    };
  }
  on(window, 'popstate', soon);
  on(window, 'pageshow', (event: PageTransitionEvent) => event.persisted && look(true));
  if ((document as { prerendering?: boolean }).prerendering) {
    on(document, 'prerenderingchange', () => look());
  } else {
    look();
  }
}
