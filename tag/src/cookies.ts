import type { Texts } from './address';

/** Cookies of ad platforms and affiliate networks: who clicked what, by their own reckoning. */
const ADS = new RegExp(
  '^(_gcl_|_gac_|FPGCL|_dm_session_|_fb[cp]$|_?uet|li_fat_id|ttclid|_ttp|__oppref|_rdt_|_twclid|_scc?l?id|_epik|' +
    'awin_|rakuten_|wg_cid|amznAref)',
);
/** Cookies of analytics: which browser this is. */
const ANALYTICS = /^_ga(_[A-Z0-9]+)?$/;
const LONGEST = 512;
const MOST = 32;

function jar(cookie: string): Map<string, string> {
  const pairs = cookie.matchAll(/([^=;\s]+)=([^;]*)/g);
  return new Map(Array.from(pairs, ([, name, value]) => [name as string, value as string]));
}

/** What goes into `context.cookies`: values as they stand in the browser. */
export function platformCookies(cookie: string, ads: boolean): Texts {
  return Object.fromEntries(
    [...jar(cookie)]
      .filter(([name, value]) => value.length <= LONGEST && (ANALYTICS.test(name) || (ads && ADS.test(name))))
      .slice(0, MOST),
  );
}

function decoded(raw: string): string {
  try {
    let text = decodeURIComponent(raw);
    text = text.startsWith('RS_ENC_v3_') ? atob(text.slice(10)) : text;
    // RudderStack's older, encrypted form cannot be read.
    return text.startsWith('RudderEncrypt') ? '' : text.replace(/^"(.*)"$/, '$1');
  } catch {
    return '';
  }
}

/**
 * Ids that other tools have given this browser: Segment's, RudderStack's and Google Analytics' (as its Measurement
 * Protocol calls it).
 */
export function aliases(cookie: string, stored: (name: string) => string | null): string[] {
  const found = jar(cookie);
  const others = ['ajs_anonymous_id', 'rl_anonymous_id'].map((name) => decoded(found.get(name) || stored(name) || ''));
  const google = /^GA1\.\d+\.(\d+\.\d+)$/.exec(found.get('_ga') ?? '')?.[1] ?? '';
  return [...others, google].filter((id) => id && id.length <= LONGEST);
}
