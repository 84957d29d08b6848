import { configOf } from './config';
import { consentSignals, followDataLayer } from './consent-mode';
import { watchEmbeds } from './embeds';
import { watchForms } from './forms';
import { frameworks } from './frameworks';
import { watchClicks } from './links';
import { watchPages } from './pages';
import { guard, on } from './safely';
import { tag as tagOf } from './tag';

/** What pages call, before the tag has loaded too: then the calls lie in `q`. */
interface Command {
  (...call: unknown[]): void;
  q?: ArrayLike<unknown>[];
  loaded?: boolean;
}

function start(script: HTMLScriptElement, page: { outlay?: Command }): void {
  const config = configOf(script);
  const gpc = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
  const mode = consentSignals();
  let asked = false;
  const again = guard(() => asked && tag.decide());
  const { sources, look } = frameworks(again);
  let changed = () => {};
  const tag = tagOf(config, [mode, ...sources], gpc, () => changed());
  const { track, identify } = tag.commands;
  if (config.consent !== 'off') {
    guard(followDataLayer)(mode, again);
    look();
    on(window, 'load', () => (look(), again()));
  }
  const run = (call: ArrayLike<unknown>) => {
    const [name, ...rest] = Array.from(call);
    const commands = tag.commands as unknown as Record<string, (...rest: unknown[]) => void>;
    guard(commands[name as string] ?? (() => console.warn('outlay: no such command:', name)))(...rest);
  };
  const waiting = page.outlay?.q ?? [];
  page.outlay = Object.assign((...call: unknown[]) => run(call), { loaded: true });
  // A choice that the page has told already holds for its first view.
  const first = (call: ArrayLike<unknown>) => call[0] === 'consent';
  waiting.filter(first).forEach(run);
  asked = true;
  again();
  if (config.pages !== 'manual') {
    watchPages(config.hash === 'on', guard(tag.arrive));
  }
  waiting.filter((call) => !first(call)).forEach(run);
  watchClicks(config, tag.visitor, track);
  if (config.forms !== 'off') {
    watchForms(config, tag.visitor, track, (email) => identify({ email }));
  }
  changed = watchEmbeds(tag.visitor, track).decorate;
  on(window, 'pagehide', tag.flush);
  on(window, 'online', tag.flush);
  on(document, 'visibilitychange', () => document.visibilityState === 'hidden' && tag.flush());
}

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-key][src*="o.js"]');
const page = window as unknown as { outlay?: Command };
if (script?.dataset['key'] && !page.outlay?.loaded) {
  guard(start)(script, page);
}
