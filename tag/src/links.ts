import { belongs, LINKER, linkerValue, withParameter } from './address';
import type { Config } from './config';
import { on } from './safely';
import type { Visitor } from './visitor';

export type Track = (event: string, properties?: Record<string, unknown>) => void;

/** What `data-outlay-*` attributes say besides the event's name: data-outlay-plan="pro" is {plan: "pro"}. */
export function propertiesOf(dataset: Record<string, string | undefined>): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const [key, value] of Object.entries(dataset)) {
    const name = key.replace(/^outlay(?!Event|Identify|Ignore)([A-Z])/, (_, first: string) => first.toLowerCase());
    if (name !== key) {
      properties[name] = value ?? '';
    }
  }
  return properties;
}

/** An address without what stands behind ? and #, which may name people. */
export function bare(url: string): string {
  return url.replace(/[?#].*/, '');
}

/** The address of a link to another host with what it carries: the id to configured hosts, more to calendars. */
export function carried(config: Config, visitor: Visitor, url: string, nowMillis: number): string {
  const id = visitor.id();
  return id && belongs(new URL(url, location.href).hostname, config.carry)
    ? withParameter(url, LINKER, linkerValue(id, nowMillis))
    : visitor.embedded(url);
}

/** Clicks: marked elements become events, links to configured hosts carry the id, links to elsewhere are told of. */
export function watchClicks(config: Config, visitor: Visitor, track: Track): void {
  const clicked = (event: Event) => {
    const target = event.composedPath()[0];
    const element = target instanceof Element ? target : null;
    const marked = element?.closest<HTMLElement>('[data-outlay-event]');
    if (marked && !(marked instanceof HTMLFormElement)) {
      track(marked.dataset['outlayEvent'] ?? '', propertiesOf(marked.dataset));
    }
    const link = element?.closest<HTMLAnchorElement>('a[href]');
    if (!link || !/^https?:$/.test(link.protocol) || link.host === location.host) {
      return;
    }
    const to = carried(config, visitor, link.href, Date.now());
    if (to !== link.href) {
      link.href = to;
    }
    if (config.outbound !== 'off') {
      track('Outbound Link Clicked', { url: bare(link.href) });
    }
  };
  on(document, 'click', clicked);
  on(document, 'auxclick', clicked);
}
