import type { Schemas } from '../../kit/api';
import { fromCountry } from '../../kit/countries';

export type LiveEvent = Schemas['LiveEvents']['events'][number];
export type Step = Schemas['Step'];
export type DropReason = Schemas['DropReason'];

export type Status = LiveEvent['status'];

/** What an event goes through, in this order, and what each step does. */
export const STEPS: Record<Step, string> = {
  unpack: 'The request is unpacked.',
  cut: 'It is cut into events.',
  authenticate: 'Its key is looked up.',
  limit: 'There is room for it.',
  parse: 'The event is read as JSON.',
  consent: 'What the visitor agreed to is read.',
  validate: 'Its type, ids, times and amounts are checked.',
  minimise: 'Addresses are cut.',
  origin: 'The ad that it came from is read.',
  bot: 'People are told from programs.',
  trust: 'What its key may say is noted.',
  append: 'It is written to disk.',
};

export const STATUSES: Record<Status, string> = {
  stored: 'On disk.',
  duplicate: 'The same event was on disk already; it counts once.',
  conflict: 'Another event with this id was on disk already.',
  refused: 'Not an event, or not taken now.',
};

/** What to tell the reader of an event that is not in the report: what happened, and what to do about it. */
export interface Advice {
  what: string;
  remedy: string;
}

const CONFLICT: Advice = {
  what: 'An event with this id and other content was stored before. The first one counts; this one lies in quarantine.',
  remedy: 'Give every event an id of its own. What is sent again must say the same, its timestamp included.',
};

const KEPT = 'Its bytes lie in quarantine.';

const REASONS: Record<Exclude<DropReason, ''>, Advice> = {
  no_key: {
    what: 'The request brought no key.',
    remedy: 'Send the key as the user of basic authorization, or as "writeKey" in the body.',
  },
  unknown_key: {
    what: 'Nobody knows its key.',
    remedy: 'Copy the key again, or see with "outlay keys list" whether it was revoked.',
  },
  bad_signature: {
    what: 'Its signature does not fit.',
    remedy: 'Sign exactly the bytes that are sent, with the secret that was shown when the key was made.',
  },
  stale_signature: { what: 'Its signature is too old.', remedy: "Set the sender's clock, and sign when you send." },
  bad_encoding: {
    what: 'The request could not be unpacked.',
    remedy: 'Send plain JSON, or gzip it once and say so in Content-Encoding.',
  },
  body_too_large: { what: 'The request is too large.', remedy: 'Send fewer events at a time.' },
  packed_too_tightly: {
    what: 'The request unpacks to more than twenty times its size.',
    remedy: 'Send fewer events at a time, or do not pack them.',
  },
  not_admitted: {
    what: 'There was no room for it just now; it was not kept.',
    remedy: 'Send it again later with the same id, as the libraries do. If it stays so, ask "outlay doctor" why.',
  },
  too_many_events: { what: 'The request holds too many events.', remedy: 'Send fewer events at a time.' },
  not_json: { what: `It is not JSON. ${KEPT}`, remedy: 'Look for a cut end, a stray comma or a quote too few.' },
  not_an_event: {
    what: `It is JSON, but not an event. ${KEPT}`,
    remedy: 'Send one object for each event, with its name where its protocol wants it.',
  },
  event_too_large: {
    what: 'The event is too large. Its first bytes lie in quarantine.',
    remedy: 'Leave out what no report needs, such as whole documents or images.',
  },
  unknown_type: {
    what: `Its type is not one that we know. ${KEPT}`,
    remedy: 'Use track, page, screen, identify, group or alias.',
  },
  missing_id: {
    what: `An id is missing by which it could be told whose or which it is. ${KEPT}`,
    remedy: 'Send the field that is named above.',
  },
  bad_time: {
    what: `A time in it cannot be read. ${KEPT}`,
    remedy: 'Write times as 2026-03-01T12:00:00Z.',
  },
  bad_money: {
    what: `An amount or a currency in it cannot be read. ${KEPT}`,
    remedy: 'Write amounts as digits with a point, such as 142.52, and the currency as three letters, such as USD.',
  },
  log_refused: {
    what: 'The disk could not take it; it was not kept.',
    remedy: 'Send it again later with the same id. "outlay doctor" says what is wrong with the disk.',
  },
};

/** For events that did not end well; undefined for the others. */
export function advice(event: LiveEvent): Advice | undefined {
  return event.code !== '' ? REASONS[event.code] : event.status === 'conflict' ? CONFLICT : undefined;
}

const ORDER = Object.keys(STEPS) as Step[];

/** How many steps an event got through, of how many, and in words. */
export function progress(event: LiveEvent): { passed: number; of: number; words: string } {
  const of = ORDER.length;
  const stopped = event.status === 'refused';
  const place = ORDER.indexOf(event.step);
  return {
    passed: stopped ? place : of,
    of,
    words: stopped ? `Stopped at step ${place + 1} of ${of}: ${event.step}` : `All ${of} steps`,
  };
}

/**
 * Where an event came from, and what is to be known of it before one wonders why it is not in the report; only a stored
 * one counts.
 */
export function remarks(event: LiveEvent): string[] {
  const found = [fromCountry(event.visitor_country)].filter(Boolean);
  const stored = event.status === 'stored';
  if (stored && event.counts_as_sale) {
    found.push('counts as a sale');
  }
  if (stored && event.counts_as_touch) {
    found.push('counts as a touch');
  }
  if (event.bot === 'yes' || event.bot === 'suspected') {
    found.push(event.bot === 'yes' ? 'sent by a program' : 'perhaps sent by a program');
  }
  if (event.analytics_consent === 'denied') {
    found.push('no consent to analytics');
  }
  if (event.clock === 'in_future' || event.clock === 'long_ago') {
    found.push(event.clock === 'in_future' ? 'its time is yet to come' : 'its time is years ago');
  } else if (event.clock === 'corrected') {
    found.push("the sender's clock was put right");
  }
  if (stored && event.reason) {
    found.push(event.reason);
  }
  return found;
}

export function counts(events: LiveEvent[]): Record<Status, number> {
  const found = { stored: 0, duplicate: 0, conflict: 0, refused: 0 };
  for (const event of events) {
    found[event.status] += 1;
  }
  return found;
}

/** Whether it is of the status, if one is chosen, and has each word of `text` in its name, id, key, field or reason. */
export function matches(event: LiveEvent, status: string | undefined, text: string | undefined): boolean {
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const said = advice(event);
  const { name, type, id, key, code, field, reason } = event;
  const within = [name, type, id, key, code, field, reason, said?.what, said?.remedy].join('\n').toLowerCase();
  return (!isStatus(status) || event.status === status) && words.every((word) => within.includes(word));
}

export function isStatus(text: string | undefined): text is Status {
  return text !== undefined && Object.hasOwn(STATUSES, text);
}

/** A name for each line that stays its own while newer ones come in above it. */
export function keyed(events: LiveEvent[]): { key: string; event: LiveEvent }[] {
  const seen = new Map<string, number>();
  const oldestFirst = events.toReversed().map((event) => {
    const name = JSON.stringify([event.received_at, event.path, event.status, event.id, event.reason]);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return { key: `${name} ${before}`, event };
  });
  return oldestFirst.toReversed();
}

/** What makes a key on the server. */
export function keyCommand(client: string): string {
  return `bin/outlay keys create --client ${client} --kind browser`;
}

export function livePath(client: string, limit: number): string {
  return `/api/v1/live?${new URLSearchParams({ client, limit: String(limit) })}`;
}
