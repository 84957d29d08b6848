import { arrived } from './address';
import type { Config } from './config';
import { type Decision, consentContext, decide, type Grants, type Source } from './consent';
import { aliases, platformCookies } from './cookies';
import { type Happening, happening, type Place } from './message';
import { carried } from './links';
import { type Message, queue, type Reply } from './queue';
import { guard } from './safely';
import { remembered, stored } from './storage';
import { type Visitor, visitor } from './visitor';
import { wire } from './wire';

type Properties = Record<string, unknown>;

const MOST_HELD = 100;

/** What pages can ask for by `outlay(name, ...)`. */
export interface Commands {
  page(name?: unknown, properties?: Properties): void;
  track(event: string, properties?: Properties): void;
  identify(userId?: unknown, traits?: Properties): void;
  /** The site's own word on the visitor's choice: it comes before what any other source says. */
  consent(grants: Grants): void;
  /** Calls back with the id as soon as there is one: never, where the visitor does not consent. */
  id(heard: (id: string) => void): void;
  /** Calls back with an address as a link to it would carry the id. */
  link(url: string, heard: (url: string) => void): void;
}

/** The tag of one page: what happens is held until the visitor's choice is known, then sent or forgotten. */
export interface Tag {
  visitor: Visitor;
  commands: Commands;
  /** The visitor has come to where the browser is now. */
  arrive(referrer: string): void;
  /** Looks at every source again and does what follows. */
  decide(): void;
  /** Sends what waits: the page may end now. */
  flush(): void;
}

/** @param changed called when the id or the visit's campaign may have become known */
export function tag(config: Config, sources: Source[], gpc: boolean, changed: () => void): Tag {
  const who = visitor(config);
  const post = wire(config);
  const memory = remembered<Message[]>('queue');
  const known = remembered<string[]>('aliases');
  const withdrawn = remembered<boolean>('withdrawn');
  const own: Grants = {};
  const here = (referrer: string): Place => ({ url: location.href, referrer, title: document.title });
  let held: Happening[] = [];
  let decision: Decision = { analytics: undefined, ads: undefined };
  const waitingForId: ((id: string) => void)[] = [];
  let place = here(document.referrer);
  let userId: string | undefined;
  let released = false;

  const line = queue({
    // What was granted may be in question again.
    post: (batch) => (decision.analytics ? post(body(batch)) : Promise.reject()),
    later: (work, millis) => setTimeout(work, millis),
    random: Math.random,
    load: () => memory.read() ?? [],
    save: (messages) => memory.write(messages.length ? messages : undefined),
    answered,
  });

  function consent(): Record<string, unknown> {
    return consentContext(decision, own, sources, gpc, config.consent);
  }

  function body(batch: Message[], more?: Record<string, unknown>): string {
    const context = more ?? { candidateId: who.id() || who.candidate };
    const library = { name: 'o.js', dropped: line.dropped() };
    const sentAt = new Date().toISOString();
    return JSON.stringify({ writeKey: config.key, sentAt, batch, context: { library, ...context } });
  }

  function answered({ id }: Reply): void {
    if (id && decision.analytics && id !== who.id()) {
      who.confirm(id);
      tellId();
      changed();
    }
  }

  function tellId(): void {
    if (who.id()) {
      waitingForId.splice(0).forEach((heard) => heard(who.id()));
    }
  }

  function tell(what: Happening): void {
    if (what.type === 'page') {
      who.land(what.place.url, !!decision.ads);
    }
    const cookies = platformCookies(document.cookie, !!decision.ads);
    line.add(what.told(!!decision.ads, { cookies, consent: consent() }));
  }

  function happened(type: Message['type'], fields: Properties): void {
    const what = happening(type, { userId, ...fields }, place);
    if (decision.analytics) {
      tell(what);
    } else if (decision.analytics === undefined && held.push(what) > MOST_HELD) {
      held.pop();
      line.drop(1);
    }
  }

  /** Ids that other tools gave, and the one that the address brings; once a tab. */
  function tellAliases(): void {
    const before = known.read() ?? [];
    const all = [...aliases(document.cookie, stored), arrived(location.href, Date.now())];
    const news = all.filter((id) => id && !before.includes(id));
    news.forEach((previousId) => tell(happening('alias', { previousId }, place)));
    if (news.length) {
      known.write([...before, ...news]);
    }
  }

  function release(adsChanged: boolean): void {
    withdrawn.write(undefined);
    if (adsChanged) {
      who.land(place.url, !!decision.ads);
    }
    if (!released) {
      released = true;
      line.start();
      tellAliases();
    }
    held.splice(0).forEach(tell);
    changed();
  }

  /** Nothing is kept; the server is told once a tab, so that it takes its cookie back. */
  function withdraw(): void {
    held = [];
    released = false;
    line.clear();
    who.forget();
    known.write(undefined);
    if (!withdrawn.read()) {
      withdrawn.write(true);
      post(body([], { consent: consent() })).catch(() => withdrawn.write(undefined));
    }
  }

  function look(): void {
    const before = decision;
    decision = decide(config.consent, own, sources, gpc);
    if (decision.analytics) {
      release(before.ads !== decision.ads);
    } else if (decision.analytics === false) {
      withdraw();
    }
  }

  const commands: Commands = {
    page(name, properties) {
      const named = typeof name === 'string';
      happened('page', { name: named ? name : undefined, properties: properties ?? (named ? {} : name) ?? {} });
    },
    track(event, properties = {}) {
      happened('track', { event, properties });
    },
    identify(user, traits) {
      if (user && typeof user !== 'object') {
        userId = `${user}`;
      } else {
        traits ??= user as Properties;
      }
      happened('identify', { traits: traits ?? {} });
    },
    consent(grants) {
      for (const purpose in grants) {
        // Whatever is not a plain yes is a no.
        own[purpose as keyof Grants] = grants[purpose as keyof Grants] === true;
      }
      look();
    },
    id(heard) {
      waitingForId.push(guard(heard));
      tellId();
    },
    link: (url, heard) => heard(carried(config, who, new URL(url, location.href).href, Date.now())),
  };

  return {
    visitor: who,
    commands,
    decide: look,
    arrive(referrer) {
      place = here(referrer);
      commands.page();
    },
    flush: () => decision.analytics && line.flush(),
  };
}
