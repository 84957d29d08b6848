import { useCallback, useEffect, useState } from 'react';
import { Failure, call } from '../../kit/api';
import { type LiveEvent, livePath } from './live';

const BETWEEN_MILLIS = 2_000;
const PATIENCE_MILLIS = 8_000;
/** As many as the server keeps. */
const LIMIT = 200;

interface Heard {
  client: string;
  /** The last answer; kept while the server is silent. */
  events?: LiveEvent[];
  at?: Date;
  failure?: Failure;
}

export interface Live {
  events: LiveEvent[] | undefined;
  /** When the server answered last. */
  at: Date | undefined;
  /** Why the last question was not answered. */
  failure: Failure | undefined;
  again: () => void;
}

/** The last events of a client, asked for again and again while somebody can see them and has not paused. */
export function useLive(client: string | undefined, paused: boolean): Live {
  const [heard, setHeard] = useState<Heard>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (client === undefined) {
      return undefined;
    }
    return poll(client, paused, (news) =>
      setHeard((before) => ({ ...(before?.client === client && before), failure: undefined, ...news, client })),
    );
  }, [client, paused, attempt]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  const current = heard !== undefined && heard.client === client ? heard : undefined;
  return { events: current?.events, at: current?.at, failure: current?.failure, again };
}

/** Asks at once and then, unless `once`, every two seconds after an answer; not while the tab is hidden. */
function poll(client: string, once: boolean, tell: (news: Omit<Heard, 'client'>) => void): () => void {
  const stop = new AbortController();
  let timer: number | undefined;
  let asking = false;
  const ask = async () => {
    window.clearTimeout(timer);
    if (asking || document.visibilityState === 'hidden') {
      return;
    }
    asking = true;
    const news = await answer(client, stop.signal);
    asking = false;
    if (stop.signal.aborted) {
      return;
    }
    tell(news);
    if (!once || news.failure) {
      timer = window.setTimeout(ask, BETWEEN_MILLIS);
    }
  };
  const seen = () => void ask();
  if (!once) {
    document.addEventListener('visibilitychange', seen);
  }
  void ask();
  return () => {
    stop.abort();
    window.clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}

async function answer(client: string, stop: AbortSignal): Promise<Omit<Heard, 'client'>> {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MILLIS)]);
    const { events } = await call<{ events: LiveEvent[] }>(livePath(client, LIMIT), signal);
    return { events, at: new Date() };
  } catch (cause) {
    if (cause instanceof Failure) {
      return { failure: cause };
    }
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    return {
      failure: late
        ? new Failure('The server does not answer', 'It took too long. The question is asked again.')
        : new Failure('Something went wrong', String(cause)),
    };
  }
}
