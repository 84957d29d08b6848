import { useEffect, useRef, useState } from 'react';
import { type Failure, type Schemas, call, failureOf } from './api';

export type Far = Schemas['Trying'];

export interface Trial {
  tries: (body: Record<string, unknown>) => void;
  /** How far it is, where that takes longer. */
  far: Far | undefined;
  /** Ends it. */
  leave: () => void;
  busy: boolean;
  failure: Failure | undefined;
}

/**
 * A change that is tried, however long that takes.
 *
 * @param path  of what is changed
 * @param whose what every question names
 * @param then  is told what was found
 */
export function useTrial<T>(path: string, whose: Record<string, string>, then: (found: T) => void): Trial {
  const [far, setFar] = useState<Far>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const running = useRef<AbortController>(undefined);
  const open = useRef<string>(undefined);
  const leave = () => {
    running.current?.abort();
    if (open.current !== undefined) {
      // Where this does not arrive, the server gives up what nobody asks about.
      call({ path: open.current, method: 'DELETE' }).catch(() => undefined);
      open.current = undefined;
    }
  };
  useEffect(() => leave, []);
  const ask = async (body: Record<string, unknown>, signal: AbortSignal) => {
    let answer = await call<object>({ path: `/api/v1/${path}/try`, body: { ...whose, ...body } }, signal);
    while ('try' in answer) {
      setFar(answer as Far);
      open.current = `/api/v1/${path}/try?${new URLSearchParams({ ...whose, try: String(answer.try) })}`;
      answer = await call<object>(open.current, signal);
    }
    open.current = undefined;
    then(answer as T);
  };
  const tries = (body: Record<string, unknown>) => {
    leave();
    const mine = new AbortController();
    running.current = mine;
    setBusy(true);
    setFailure(undefined);
    ask(body, mine.signal)
      .catch((cause: unknown) => {
        if (!mine.signal.aborted) {
          setFailure(failureOf(cause));
        }
      })
      .finally(() => {
        if (running.current === mine) {
          open.current = undefined;
          setBusy(false);
          setFar(undefined);
        }
      });
  };
  return { tries, far, leave, busy, failure };
}
