import { campaign, clickIdName, clickIds, LINKER, without } from './address';
import type { Message } from './queue';
import { randomId } from './visitor';

/** Where the visitor is, as it was when it happened. */
export interface Place {
  url: string;
  referrer: string;
  title: string;
}

/** What happened, as it was then; what may be said of it is decided when consent is known. */
export interface Happening {
  type: Message['type'];
  place: Place;
  /**
   * The call of the Segment specification, with what the browser says at this moment: a repetition must not differ.
   * Without consent to advertising it has no click id, in no address either.
   */
  told(ads: boolean, browser: Record<string, unknown>): Message;
}

export function happening(type: Message['type'], fields: Record<string, unknown>, place: Place): Happening {
  const message = { type, messageId: randomId(), timestamp: new Date().toISOString(), ...fields };
  return {
    type,
    place,
    told(ads, browser) {
      const drop = (name: string) => name === LINKER || (!ads && !!clickIdName(name));
      const url = without(place.url, drop);
      const page = { url, referrer: without(place.referrer, drop), title: place.title };
      return { ...message, context: { page, campaign: campaign(url), clickIds: clickIds(url), ...browser } };
    },
  };
}
