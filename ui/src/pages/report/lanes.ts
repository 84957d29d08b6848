import type { Receipt, ReceiptTouch } from '../../figures/questions';

/** One person's touches on the way to a deal, in their order. */
export interface Lane {
  person: string;
  touches: ReceiptTouch[];
}

/** Told apart by more than their colours. */
export const SHAPES: Record<string, string> = {
  circle: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z',
  square: 'M-5.5-5.5h11v11h-11z',
  up: 'M0-7l7 12.5h-14z',
  down: 'M0 7l7-12.5h-14z',
  cross: 'M-2.3-7h4.6v4.7h4.7v4.6h-4.7v4.7h-4.6v-4.7h-4.7v-4.6h4.7z',
  bar: 'M-3-7h6v14h-6z',
};

const NAMES = Object.keys(SHAPES);

/** The shape of a channel's marks, by the channel's place among all of them. */
export function shapeOf(channel: string, channels: string[]): string {
  return NAMES[Math.max(0, channels.indexOf(channel)) % NAMES.length]!;
}

/** A lane for everybody: whom the conversion names, in that order, and whoever else has a touch. */
export function lanesOf(receipt: Receipt): Lane[] {
  const lanes = new Map<string, ReceiptTouch[]>(receipt.people.map((person) => [person, []]));
  for (const touch of receipt.touches) {
    lanes.set(touch.person, [...(lanes.get(touch.person) ?? []), touch]);
  }
  return [...lanes].map(([person, touches]) => ({ person, touches }));
}

export interface Axis {
  first: number;
  last: number;
  /** Where a moment lies, in percent of the width. */
  x: (millis: number) => string;
}

/** Of the width, in percent, so that marks at the ends are whole. */
const MARGIN = 3;

/** One axis for all lanes: from the first thing known to the last. */
export function axisOf(receipt: Receipt): Axis {
  const end = Date.parse(receipt.at);
  const times = [
    end,
    ...receipt.touches.map((touch) => Date.parse(touch.at)),
    ...Object.values(receipt.milestones).map((at) => Date.parse(at)),
  ];
  const first = times.reduce((a, b) => Math.min(a, b));
  const last = times.reduce((a, b) => Math.max(a, b));
  const span = Math.max(last - first, 1);
  return { first, last, x: (millis) => `${MARGIN + ((millis - first) / span) * (100 - 2 * MARGIN)}%` };
}
