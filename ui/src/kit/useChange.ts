import { useState } from 'react';
import { type Failure, call, failureOf } from './api';

/** A change that is under way, and what became of it. */
export function useChange<T>(then: (answer: T) => void): {
  change: (what: string, body: Record<string, unknown>) => Promise<void>;
  busy: boolean;
  failure: Failure | undefined;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const change = async (what: string, body: Record<string, unknown>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      then(await call<T>({ path: `/api/v1/${what}`, body }));
    } catch (cause) {
      setFailure(failureOf(cause));
    }
    setBusy(false);
  };
  return { change, busy, failure };
}
