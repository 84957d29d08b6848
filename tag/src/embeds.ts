import type { Track } from './links';
import { guard, on } from './safely';
import type { Visitor } from './visitor';

/** What calendars post to the page around them when somebody has booked. */
export function booked(data: unknown): Record<string, unknown> | undefined {
  const said = (data ?? {}) as { event?: unknown; payload?: object; meetingBookSucceeded?: unknown };
  if (said.event === 'calendly.event_scheduled') {
    return { calendar: 'calendly', ...said.payload };
  }
  return said.meetingBookSucceeded ? { calendar: 'hubspot' } : undefined;
}

/** Booking calendars in frames: they get the id in their address, and a booking in one of them is an event. */
export function watchEmbeds(visitor: Visitor, track: Track): { decorate: () => void } {
  const decorate = guard(() => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[src]')) {
      const to = visitor.embedded(frame.src);
      // A new address loads the frame again: never under somebody's hands.
      if (to !== frame.src && document.activeElement !== frame) {
        frame.src = to;
      }
    }
  });
  new MutationObserver(decorate).observe(document, { childList: true, subtree: true, attributeFilter: ['src'] });
  on(window, 'message', (event: MessageEvent) => {
    const properties = booked(event.data);
    if (properties && visitor.calendar(event.origin.replace(/^https:..|:\d+$/g, ''))) {
      track('Meeting Booked', properties);
    }
  });
  return { decorate };
}
