import type { Call, Schemas } from '../../kit/api';
import { instantName } from '../../kit/instants';

export type Person = Schemas['Person'];
export type Found = Schemas['Found'];
export type Profile = Schemas['Profile'];
export type PersonJourney = Schemas['PersonJourney'];
export type Chain = Schemas['Chain'];
export type Tie = Schemas['Tie'];
export type Suggestions = Schemas['Suggestions'];
export type Erasure = Schemas['Erasure'];

/** Two identifiers that something is said of. */
export type Pair = { one: string; other: string };

export function pairName({ one, other }: Pair): string {
  return `${one} ${other}`;
}

/** Whose people, and what opens the door to them: the client's people key, or nothing for who is signed in. */
export interface Door {
  client: string;
  key?: string | undefined;
}

/** Identifiers stand in bodies alone: addresses end up in histories and in the logs of proxies. */
export function ask({ client, key }: Door, about: string, fields: Record<string, unknown> = {}): Call {
  return { path: `/api/v1/people${about}`, body: { client, ...fields }, ...(key === undefined ? {} : { key }) };
}

/** The kinds of identifiers, as a reader calls them, the one that people recognise first. */
export const KINDS: Record<string, { one: string; title: string }> = {
  email: { one: 'E-mail address', title: 'E-mail addresses' },
  user: { one: 'User id', title: 'User ids' },
  contact: { one: 'CRM contact', title: 'CRM contacts' },
  phone: { one: 'Phone number', title: 'Phone numbers' },
  email_hash: { one: 'Hashed address', title: 'Hashed addresses' },
  anonymous: { one: 'Device', title: 'Devices' },
  lead: { one: 'Lead', title: 'Leads' },
  order: { one: 'Order', title: 'Orders' },
  click: { one: 'Click id', title: 'Click ids' },
};

export function kindOf(identifier: string): string {
  return identifier.slice(0, Math.max(0, identifier.indexOf(':')));
}

export function valueOf(identifier: string): string {
  return identifier.slice(identifier.indexOf(':') + 1);
}

export function kindName(identifier: string): string {
  return KINDS[kindOf(identifier)]?.one ?? kindOf(identifier);
}

/** By kind, in the order of the kinds; no identifier is lost, whatever its kind. */
export function byKind(identifiers: string[]): { kind: string; title: string; values: string[] }[] {
  const kinds = [...Object.keys(KINDS), ...identifiers.map(kindOf)];
  return [...new Set(kinds)]
    .map((kind) => ({
      kind,
      title: KINDS[kind]?.title ?? kind,
      values: identifiers.filter((one) => kindOf(one) === kind),
    }))
    .filter((group) => group.values.length > 0);
}

export function when(at: string): string {
  return at === '' ? 'always' : instantName(at);
}

/** What one step of an explanation says, for whoever does not see the picture. */
export function sentenceOf(tie: Tie): string {
  const fact = tie.source === '' ? '' : ` It is said by ${tie.source}${tie.at ? `, ${instantName(tie.at)}` : ''}.`;
  return `${tie.one} and ${tie.other}: ${tie.sentence}.${fact}`;
}

export const TRAITS: Record<string, string> = {
  first_name: 'First name',
  last_name: 'Last name',
  phone: 'Phone',
  company: 'Company',
  title: 'Title',
  city: 'City',
  country: 'Country',
  website: 'Web site',
  lifecycle: 'Lifecycle',
};

export const SOURCES: Record<Profile['traits'][number]['source'], string> = {
  device: 'a device',
  form: 'a form',
  signed_in: 'a signed-in visit',
  crm: 'the CRM',
};

export const PURPOSES: Record<Profile['consent'][number]['purpose'], { title: string; sentence: string }> = {
  measure: { title: 'Measure', sentence: 'Counting what they do on the site.' },
  attribute: { title: 'Attribute', sentence: 'Joining their ad clicks with what they buy.' },
  activate: { title: 'Activate', sentence: 'Telling the platform that an ad led to a sale.' },
  audience: { title: 'Audience', sentence: "Putting them on a platform's list of people to show ads to." },
  personalise: { title: 'Personalise', sentence: 'Showing ads that are chosen for them.' },
};

export type Step =
  | { at: string; touch: PersonJourney['touches'][number] }
  | { at: string; conversion: PersonJourney['conversions'][number] };

/** Touches and conversions in one line of time, the newest first; of one instant the conversion is the newer. */
export function timeline(journey: PersonJourney): Step[] {
  const steps: Step[] = [
    ...journey.conversions.map((conversion) => ({ at: conversion.at, conversion })),
    ...journey.touches.map((touch) => ({ at: touch.at, touch })),
  ];
  return steps.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
