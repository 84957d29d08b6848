import { type Call, type Schemas } from '../../kit/api';

export type Account = Schemas['Account'];
export type Delivery = Schemas['Delivery'];
export type Receipt = Schemas['DeliveryReceipt'];
export type Health = Schemas['DeliveryHealth'];
export type State = Delivery['state'];

/** Whose deliveries, and what opens the door to them where nobody signs in: conversions' ids may name people. */
export interface Door {
  client: string;
  key?: string | undefined;
}

export function deliveries({ client, key }: Door, about: string, texts: Record<string, string> = {}): Call {
  return { path: `/api/v1/deliveries${about}?${new URLSearchParams({ client, ...texts })}`, ...(key ? { key } : {}) };
}

export function order({ client, key }: Door, about: string, fields: Record<string, string>): Call {
  return { path: `/api/v1/deliveries${about}`, body: { client, ...fields }, ...(key ? { key } : {}) };
}

/** What becomes of a delivery, in a reader's words. */
export const STATES: Record<State, { title: string; sentence: string; tone?: 'good' | 'bad' }> = {
  queued: { title: 'Queued', sentence: 'It waits for its turn.' },
  sending: { title: 'Sending', sentence: 'A call with it has begun.' },
  pending: { title: 'Pending', sentence: 'The destination took it in and says later what became of it.' },
  delivered: { title: 'Delivered', sentence: 'The destination has it.', tone: 'good' },
  rejected: { title: 'Rejected', sentence: 'The destination refused it, or would.', tone: 'bad' },
  expired: { title: 'Expired', sentence: 'It became older than the destination takes.', tone: 'bad' },
  suppressed: { title: 'Suppressed', sentence: 'It was not to be told: no consent, or not wanted by the rules.' },
  unresolved: { title: 'Unresolved', sentence: 'The destination may have it; nobody can tell.', tone: 'bad' },
};

export const ENDED: State[] = ['delivered', 'rejected', 'expired', 'suppressed', 'unresolved'];

/** From what came in to what was taken, in order. */
export const FUNNEL = [
  { name: 'wished', title: 'Received', sentence: 'Conversions that a rule of yours says are to be told.' },
  { name: 'eligible', title: 'Eligible', sentence: 'Of them, those that the rules and the destination take.' },
  { name: 'consented', title: 'Consented', sentence: 'Of them, those whose person allows it.' },
  { name: 'sent', title: 'Sent', sentence: 'Of them, those that were told.' },
  { name: 'accepted', title: 'Accepted', sentence: 'Of them, those that the destination took.' },
] as const;

/** A span as people say it. */
export function secondsName(seconds: number): string {
  const [count, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7_200
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3_600), 'hour'];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(
    Number(count),
  );
}
