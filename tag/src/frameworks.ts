import type { Grants, Source } from './consent';
import { guard } from './safely';

interface TcData {
  eventStatus?: string;
  gdprApplies?: boolean;
  tcString?: string;
  purpose?: { consents?: Record<string, boolean> };
}

interface GppPing {
  signalStatus?: string;
  gppString?: string;
  applicableSections?: number[];
  parsedSections?: Record<string, unknown>;
}

type Api = (command: string, ...rest: unknown[]) => void;

/**
 * IAB Europe's framework. Both need purpose 1 (store and access) and purpose 7 (measure advertising), which is what
 * this is about. What more a destination needs is decided from the string itself when something is sent there.
 */
export function tcfGrants(data: TcData): Grants {
  if (data.gdprApplies === false) {
    return { analytics: true, ads: true };
  }
  if (data.eventStatus !== 'tcloaded' && data.eventStatus !== 'useractioncomplete') {
    return {};
  }
  const given = data.purpose?.consents ?? {};
  const measured = given[1] === true && given[7] === true;
  return { analytics: measured, ads: measured };
}

/** Whether a field of a section says so: "SaleOptOut: 1", "OptOutSale: Y", "Gpc: true". */
function optedOut([name, value]: [string, unknown]): boolean {
  return /(Sale|Sharing|Advertising)OptOut$|^OptOutSale$|^Gpc$/.test(name) && [1, 'Y', true].includes(value as never);
}

/**
 * IAB's Global Privacy Platform, its sections for the United States: they say who has opted out of sale, sharing and
 * targeted advertising, which is advertising here and leaves analytics alone. The European section is read from the
 * framework above.
 */
export function gppGrants(ping: GppPing): Grants {
  const applicable = (ping.applicableSections ?? []).filter((section) => section > 0);
  if (ping.signalStatus !== 'ready') {
    return {};
  }
  if (!applicable.length) {
    return { analytics: true, ads: true };
  }
  const sections = Object.entries(ping.parsedSections ?? {}).filter(([name]) => name.startsWith('us'));
  if (!sections.length || applicable.some((section) => section < 6)) {
    return {};
  }
  const parts = sections.flatMap(([, section]) => section as object);
  return { analytics: true, ads: !parts.flatMap((part) => Object.entries(part ?? {})).some(optedOut) };
}

/** The two frameworks as sources; `look` is called again later for those that the page loads after us. */
export function frameworks(changed: () => void): { sources: Source[]; look: () => void } {
  const sources: Source[] = [];
  /** Asks a framework's function, once the page has one, to tell of every change. */
  const follow = <T>(name: string, version: number[], hear: (source: Source, data: T) => void) => {
    const source: Source = { name: name.replace(/_|api/g, '') };
    sources.push(source);
    return () => {
      const api = (window as unknown as Record<string, Api | undefined>)[name];
      if (api && !source.grants) {
        source.grants = {};
        guard(api)('addEventListener', ...version, (data: T, ok: boolean) => {
          if (ok) {
            hear(source, data);
            changed();
          }
        });
      }
    };
  };
  const looks = [
    follow<TcData>('__tcfapi', [2], (source, data) => {
      source.grants = tcfGrants(data);
      source.raw = { tcf: data.tcString };
    }),
    follow<{ pingData?: GppPing }>('__gpp', [], (source, { pingData = {} }) => {
      source.grants = gppGrants(pingData);
      source.raw = { gpp: pingData.gppString };
    }),
  ];
  return { sources, look: () => looks.forEach((one) => one()) };
}
