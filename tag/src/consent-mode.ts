import type { Source } from './consent';
import { guard } from './safely';

const SIGNALS = ['ad_storage', 'analytics_storage', 'ad_user_data', 'ad_personalization'];
const STATES = ['', 'denied', 'granted'];
/** The letters of Google's own `gcd`, for each default one for each update: none, denied, granted. */
const LETTERS = 'lmnpqrtuv';

/**
 * Reads Google Consent Mode v2 from the commands that the page gives to `gtag`.
 *
 * A default of "denied" is the state before the visitor has chosen: it keeps the question open. An update is the
 * choice. Which region a visitor is in is Google's to know: a default for some regions that denies counts everywhere,
 * and one that grants counts nowhere.
 */
export interface ConsentSignals extends Source {
  /** Takes one entry of the data layer; true when it was about consent. */
  take(entry: unknown): boolean;
}

export function consentSignals(): ConsentSignals {
  // By signal: 0 nothing said, 1 denied, 2 granted.
  const defaults = [0, 0, 0, 0];
  const updates = [0, 0, 0, 0];
  const state = (signal: number) => updates[signal] || (defaults[signal] as number);
  /** A denied default is no answer yet. */
  const grant = (signal: number) => state(signal) > 1 || (updates[signal] ? false : undefined);
  const source: ConsentSignals = {
    name: 'gcm',
    take(entry) {
      const [command, kind, values] = Array.from((entry ?? []) as ArrayLike<unknown>);
      if (command !== 'consent' || typeof values !== 'object' || (kind !== 'default' && kind !== 'update')) {
        return false;
      }
      const said = (values ?? {}) as Record<string, string>;
      SIGNALS.forEach((name, signal) => {
        const state = STATES.indexOf(said[name] ?? '');
        if (state > 0 && kind === 'update') {
          updates[signal] = state;
        } else if (state === 1 || (state === 2 && !said['region'] && !defaults[signal])) {
          defaults[signal] = state;
        }
      });
      source.grants = { ads: grant(0), analytics: grant(1) };
      const letters = SIGNALS.map((_, i) => LETTERS[(defaults[i] as number) * 3 + (updates[i] as number)]);
      source.raw = { gcs: `G1${'-01'[state(0)]}${'-01'[state(1)]}`, gcd: `13${letters.join('3')}5` };
      return true;
    },
  };
  return source;
}

interface DataLayer extends Array<unknown> {
  push(...entries: unknown[]): number;
}

/** Follows the data layer from its first entry on. Whoever else has put itself around `push` is still called. */
export function followDataLayer(source: ConsentSignals, changed: () => void): void {
  const holder = window as unknown as { dataLayer?: DataLayer };
  const layer = (holder.dataLayer = holder.dataLayer ?? []);
  const take = (entries: unknown[]) => {
    if (entries.filter((entry) => source.take(entry)).length) {
      changed();
    }
  };
  const { push } = layer;
  layer.push = function (this: DataLayer, ...entries: unknown[]) {
    const result = push.apply(this, entries);
    guard(take)(entries);
    return result;
  };
  take(Array.from(layer));
}
