/** Click ids in the platforms' own spelling, by their names in lower case. */
const CLICK_IDS = new Map(
  (
    'gclid gbraid wbraid dclid gad_source gad_campaignid msclkid fbclid li_fat_id ttclid twclid rdt_cid ScCid epik ' +
    'oppref awc ranSiteID irclickid clickid'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);

/** The parameter that carries a visitor's id between hosts. */
export const LINKER = 'outlay_id';
/** How long an address that carries an id may be used: the time of a navigation, not that of a shared link. */
const LINKER_SECONDS = 300;
const LONGEST = 512;

export type Texts = Record<string, string>;

function parameters(url: string): [name: string, value: string][] {
  return [...new URL(url).searchParams].filter(([, value]) => value && value.length <= LONGEST);
}

/** The parameters that `nameOf` has a name for, by that name; of several the first. */
function named(url: string, nameOf: (name: string) => string | undefined): Texts {
  const found: Texts = {};
  for (const [name, value] of parameters(url)) {
    const known = nameOf(name);
    if (known) {
      found[known] ??= value;
    }
  }
  return found;
}

export function clickIdName(name: string): string | undefined {
  return CLICK_IDS.get(name.toLowerCase());
}

export function clickIds(url: string): Texts {
  return named(url, clickIdName);
}

/** The campaign as `context.campaign` of the Segment specification has it: utm_campaign is called "name". */
export function campaign(url: string): Texts {
  return named(url, (name) => /^utm_(\w{1,40})$/.exec(name.toLowerCase())?.[1]?.replace(/^campaign$/, 'name'));
}

/** The address without the parameters that `drop` names; the others keep their bytes and their order. */
export function without(url: string, drop: (name: string) => boolean): string {
  return url.replace(/^([^?#]*)\?([^#]*)/, (_, path: string, query: string) => {
    const kept = query.split('&').filter((one) => !drop(one.split('=')[0] as string));
    return path + (kept.join('') && `?${kept.join('&')}`);
  });
}

/** The address with a parameter set; everything else keeps its bytes, because somebody may have signed them. */
export function withParameter(url: string, name: string, value: string): string {
  const bare = without(url, (other) => other === name);
  return bare.replace(/#|$/, (end, at: number) => {
    const glue = bare.slice(0, at).includes('?') ? '&' : '?';
    return `${glue}${name}=${encodeURIComponent(value)}${end}`;
  });
}

/** The id with the time after which nobody takes it from an address any more. */
export function linkerValue(id: string, nowMillis: number): string {
  return `${id}~${Math.floor(nowMillis / 1000).toString(36)}`;
}

/** The id that an address brings from another host, unless the address is older than a navigation takes. */
export function arrived(url: string, nowMillis: number): string {
  const value = parameters(url).find(([name]) => name === LINKER)?.[1] ?? '';
  const [id, time] = value.split('~');
  const age = nowMillis / 1000 - parseInt(time ?? '', 36);
  return id && Math.abs(age) <= LINKER_SECONDS ? id : '';
}

/** Whether `host` is one of `hosts` or below one of them. */
export function belongs(host: string, hosts: string[]): boolean {
  return hosts.some((one) => host === one || host.endsWith(`.${one}`));
}
