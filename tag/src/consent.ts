import type { ConsentMode } from './config';

/** What one source says; what is missing is not known yet. */
export interface Grants {
  analytics?: boolean | undefined;
  ads?: boolean | undefined;
}

/** A place where the visitor's choice may stand. `grants` is undefined while that place is not on the page. */
export interface Source {
  name: string;
  grants?: Grants;
  /** What it said in its own words, by the name that goes into `context.consent`. */
  raw?: Record<string, string | undefined>;
}

export interface Decision {
  analytics: boolean | undefined;
  ads: boolean | undefined;
}

/**
 * The site's own word comes first; then every source on the page must agree, and one that has not answered yet keeps
 * the question open. Global Privacy Control denies advertising whatever the others say.
 */
export function decide(mode: ConsentMode, own: Grants, sources: Source[], gpc: boolean): Decision {
  const of = (purpose: keyof Grants): boolean | undefined => {
    const answers = sources.flatMap((one) => (one.grants ? [one.grants[purpose]] : []));
    const agreed = answers.length > 0 && !answers.includes(undefined);
    return own[purpose] ?? (answers.includes(false) ? false : agreed || mode !== 'wait' || undefined);
  };
  const analytics = of('analytics');
  return { analytics, ads: analytics === false || gpc ? false : of('ads') };
}

/**
 * What goes into `context.consent`. The words of a source are in it where they have decided: the server takes the most
 * protective of all that it hears.
 */
export function consentContext(decision: Decision, own: Grants, sources: Source[], gpc: boolean, mode: ConsentMode) {
  const said = Object.keys(own).length > 0;
  const heard = sources.filter((one) => !said && one.grants?.analytics !== undefined);
  return {
    categoryPreferences: { analytics: !!decision.analytics, advertising: !!decision.ads },
    source: said ? 'api' : heard.map((one) => one.name).join('+') || mode,
    ...Object.assign({}, ...heard.map((one) => one.raw)),
    ...(gpc && { gpc }),
  };
}
