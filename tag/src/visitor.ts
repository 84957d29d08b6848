import { belongs, campaign, clickIds, LINKER, type Texts, withParameter } from './address';
import type { Config } from './config';
import { remembered } from './storage';

interface Landing {
  campaign: Texts;
  clickIds: Texts;
}

const CALENDARS = /(^|\.)calendly\.com$|^meetings(-\w+)?\.hubspot\.com$/;

/** 32 hexadecimal digits of chance. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join('');
}

/** Who is here, as far as the page may know it: the id that the server gave, and where this visit came from. */
export interface Visitor {
  /** What the server shall call a visitor that it sees for the first time, so that requests side by side agree. */
  candidate: string;
  /** The id, or "" before the server has answered and after consent is gone. */
  id(): string;
  confirm(id: string): void;
  forget(): void;
  /** Takes what the address of a page says about where the visit came from, or remembers what an earlier one said. */
  land(url: string, ads: boolean): void;
  /** What a form's hidden fields are filled with, by their names. */
  fields(): Texts;
  /** Whether a frame or link is a booking calendar that hands query parameters on. */
  calendar(host: string): boolean;
  /** The address of a calendar with the id and the campaign; its own campaign parameters stay. Others unchanged. */
  embedded(url: string): string;
}

export function visitor(config: Config): Visitor {
  const memory = remembered<Landing>('landing');
  let confirmed = '';
  const nowhere: Landing = { campaign: {}, clickIds: {} };
  let landing = nowhere;

  const utm = (): Texts =>
    Object.fromEntries(
      Object.entries(landing.campaign).map(([name, value]) => [`utm_${name === 'name' ? 'campaign' : name}`, value]),
    );
  const calendar = (host: string): boolean =>
    CALENDARS.test(host) || belongs(host, config.embeds);

  return {
    candidate: randomId(),
    id: () => confirmed,
    confirm: (id) => (confirmed = id),
    forget() {
      confirmed = '';
      landing = nowhere;
      memory.write(undefined);
    },
    land(url, ads) {
      const found = { campaign: campaign(url), clickIds: ads ? clickIds(url) : {} };
      if (Object.keys({ ...found.campaign, ...found.clickIds }).length) {
        memory.write((landing = found));
      } else {
        landing = memory.read() ?? landing;
      }
    },
    fields: () => ({ [LINKER]: confirmed, ...utm(), ...landing.clickIds }),
    calendar,
    embedded(url) {
      if (!confirmed || !calendar(new URL(url, location.href).hostname)) {
        return url;
      }
      let to = url;
      for (const [name, value] of Object.entries(utm())) {
        if (!new RegExp(`[?&]${name}=`).test(to)) {
          to = withParameter(to, name, value);
        }
      }
      // Last, so that an address which has it all comes out as it went in.
      return withParameter(to, config.embedParameter, confirmed);
    },
  };
}
