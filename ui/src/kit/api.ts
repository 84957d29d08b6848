import { useCallback, useEffect, useRef, useState } from 'react';
import { give } from './file';
import type { components } from '../../target/types/api';
import { know, session, type Session } from './session';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

/** What went wrong, in words for the reader: the field, and what to do about it. */
export class Failure extends Error {
  constructor(
    readonly title: string,
    message: string,
    readonly errors: Problem['errors'] = [],
    /** The status of the answer; 0 where there was none. */
    readonly status = 0,
  ) {
    super(message);
  }
}

/** What is asked of the server; a path alone is a GET. */
export interface Call {
  path: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON, or a part of a file as it is. */
  body?: unknown;
  /** Shown as a Bearer token. */
  key?: string;
  /** The tag of what the change was decided on: with 412 nothing is done where somebody has changed it since. */
  match?: string | undefined;
}

/** What was answered, and its tag where it has one. */
export interface Tagged<T> {
  data: T;
  tag?: string;
}

/** The title of the one answer to whoever may not; a session that has ended gets it too. */
const REFUSED = 'Not found, or not yours';

export async function lookWhoIsSignedIn(): Promise<void> {
  know(await call<Session>('/api/v1/session'));
}

/** The one way to the server. Ends with a `Failure`, or with the reason of the `signal`. */
export async function call<T>(asked: string | Call, signal?: AbortSignal): Promise<T> {
  return (await tagged<T>(asked, signal)).data;
}

async function tagged<T>(asked: string | Call, signal?: AbortSignal): Promise<Tagged<T>> {
  const answer = await response(asked, signal);
  const tag = answer.headers.get('ETag');
  return { data: (await answer.json()) as T, ...(tag === null ? {} : { tag }) };
}

/** Asks, and gives the answer to the reader as a file. */
export async function download(asked: string | Call, name: string, signal?: AbortSignal): Promise<void> {
  give(await (await response(asked, signal)).blob(), name);
}

/** How often a question is asked again that had to wait for too many others. */
const BUSY_ATTEMPTS = 3;
const BUSY_SECONDS = 5;

async function response(asked: string | Call, signal?: AbortSignal, attempts = BUSY_ATTEMPTS): Promise<Response> {
  const { path, method, body, key, match } = typeof asked === 'string' ? ({ path: asked } as Call) : asked;
  const bytes = body instanceof Blob;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (key !== undefined) {
    headers.Authorization = `Bearer ${key}`;
  }
  if (match !== undefined) {
    headers['If-Match'] = match;
  }
  const csrf = session()?.user?.csrf;
  if (csrf) {
    headers['X-Outlay-Csrf'] = csrf;
  }
  if (body !== undefined) {
    headers['Content-Type'] = bytes ? 'application/octet-stream' : 'application/json';
  }
  const answer = await fetch(path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers,
    ...(signal ? { signal } : {}),
    ...(body === undefined ? {} : { body: bytes ? body : JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) {
      throw cause;
    }
    throw new Failure('The server does not answer', 'Is Outlay still running? Start it again, then try once more.');
  });
  if (answer.ok) {
    return answer;
  }
  if (answer.status === 429 && body === undefined && method === undefined && attempts > 0) {
    const seconds = Number(answer.headers.get('Retry-After')) || BUSY_SECONDS;
    await new Promise((done) => window.setTimeout(done, seconds * 1_000));
    signal?.throwIfAborted();
    return response(asked, signal, attempts - 1);
  }
  const problem = (await answer.json().catch(() => null)) as Problem | null;
  if (problem?.title === REFUSED && session()?.user) {
    void lookWhoIsSignedIn();
  }
  throw new Failure(
    problem?.title ?? 'Something went wrong',
    problem?.detail ?? `The server answered ${answer.status}.`,
    problem?.errors ?? [],
    answer.status,
  );
}

export function failureOf(cause: unknown): Failure {
  return cause instanceof Failure ? cause : new Failure('Something went wrong', String(cause));
}

export interface Asked<T> {
  /** The newest data; while other data is on its way, still the data before it. */
  data: T | undefined;
  /** Of the data, for a change that is decided on it; undefined where it has none. */
  tag: string | undefined;
  loading: boolean;
  failure: Failure | undefined;
  /** Asks anew, from nothing. */
  again: () => void;
  /** Asks anew, and shows what is known until the answer comes; what it gives back ends then. */
  refresh: () => Promise<void>;
}

/** Asks several things at once, and answers when all answers are there, in the order of the questions. */
export function useAll<T>(asked: (string | Call)[]): Omit<Asked<T[]>, 'refresh' | 'tag'> {
  const question = JSON.stringify(asked);
  const [state, setState] = useState<{ question?: string; data?: T[]; failure?: Failure }>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    Promise.all((JSON.parse(question) as (string | Call)[]).map((one) => call<T>(one, controller.signal))).then(
      (data) => setState({ question, data }),
      (cause: unknown) => {
        if (!controller.signal.aborted) {
          setState({ question, failure: failureOf(cause) });
        }
      },
    );
    return () => controller.abort();
  }, [question, attempt]);
  return {
    data: state.data,
    loading: state.question !== question,
    failure: state.failure,
    again: () => {
      setState({});
      setAttempt((count) => count + 1);
    },
  };
}

/** Asks, and for nothing while `asked` is undefined. */
export function useApi<T>(asked: string | Call | undefined): Asked<T> {
  const question = asked === undefined ? undefined : JSON.stringify(asked);
  const [state, setState] = useState<{ question?: string; got?: Tagged<T>; failure?: Failure }>({});
  const [attempt, setAttempt] = useState(0);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    // Who asked anew before this question waits for its answer; where it is overtaken, for that of the next one.
    const mine = waiting.current.splice(0);
    const answered = () => mine.splice(0).forEach((done) => done());
    if (question === undefined) {
      answered();
      return undefined;
    }
    const controller = new AbortController();
    tagged<T>(JSON.parse(question) as string | Call, controller.signal).then(
      (got) => {
        setState({ question, got });
        answered();
      },
      (cause: unknown) => {
        if (!controller.signal.aborted) {
          setState({ question, failure: failureOf(cause) });
          answered();
        }
      },
    );
    return () => {
      controller.abort();
      waiting.current.push(...mine);
    };
  }, [question, attempt]);
  const refresh = useCallback(() => {
    setAttempt((count) => count + 1);
    return new Promise<void>((done) => waiting.current.push(done));
  }, []);
  const again = useCallback(() => {
    setState({});
    void refresh();
  }, [refresh]);
  return {
    data: state.got?.data,
    tag: state.got?.tag,
    loading: question !== undefined && state.question !== question,
    failure: state.failure,
    again,
    refresh,
  };
}
