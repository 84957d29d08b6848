/** What to do before anybody has said whether the visitor consents; see docs/reference/tag.md. */
export type ConsentMode = 'wait' | 'assume' | 'off';

/** What the attributes of the script element say; docs/reference/tag.md has them all. */
export interface Config {
  key: string;
  /** Where events go: ".../o/e". */
  endpoint: string;
  consent: ConsentMode;
  /** "manual": the page tells of its views itself. */
  pages?: string | undefined;
  /** "on": the part behind # is a page of its own. */
  hash?: string | undefined;
  /** "off": forms are left alone. */
  forms?: string | undefined;
  /** "forms": every form's e-mail address is read, and not only that of marked ones. */
  identify?: string | undefined;
  /** "off": links to other sites are no events. */
  outbound?: string | undefined;
  /** Hosts that links carry the visitor's id to. */
  carry: string[];
  /** Hosts of embedded calendars besides those that are known. */
  embeds: string[];
  /** The query parameter that embedded calendars get the id in. */
  embedParameter: string;
}

function words(text = ''): string[] {
  return text.toLowerCase().split(/[\s,]+/).filter(Boolean);
}

/** The address that events go to: the script's own folder where that is called "o", else the folder "o" beside it. */
export function endpointOf(script: string): string {
  return new URL(/^[^?#]*\/o\/[^/?#]*([?#]|$)/.test(script) ? 'e' : 'o/e', script).href;
}

export function configOf(script: { src: string; dataset: Record<string, string | undefined> }): Config {
  const data = script.dataset;
  return {
    ...data,
    key: data.key ?? '',
    endpoint: data.endpoint ?? endpointOf(script.src),
    // What cannot be understood is taken for the strictest.
    consent: data.consent === 'assume' || data.consent === 'off' ? data.consent : 'wait',
    carry: words(data.carry),
    embeds: words(data.embeds),
    embedParameter: data.embedParameter ?? 'outlay_id',
  };
}
