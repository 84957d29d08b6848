import { useState } from 'react';
import { Failure, call, failureOf } from './api';

const CHANGED_MEANWHILE = 412;

/**
 * A change that is under way, and what became of it.
 *
 * @param then   is told the answer; where it reads again what is there, the change is under way until that has come, so
 *               that nobody clicks on what was there before
 * @param clash  is told that somebody else has changed it since it was read, so that nothing was done: it reads again
 *               what is there, and leaves alone what the reader has typed
 * @param key    shown as a Bearer token
 */
export function useChange<T>(
  then: (answer: T) => unknown,
  clash?: () => unknown,
  key?: string,
): {
  /** @param match the tag of what was read; without it what is there is overwritten unseen */
  change: (what: string, body: Record<string, unknown>, match?: string) => Promise<void>;
  busy: boolean;
  failure: Failure | undefined;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const change = async (what: string, body: Record<string, unknown>, match?: string) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await then(await call<T>({ path: `/api/v1/${what}`, body, match, ...(key ? { key } : {}) }));
    } catch (cause) {
      const failed = failureOf(cause);
      if (failed.status === CHANGED_MEANWHILE) {
        await clash?.();
      }
      setFailure(failed.status === CHANGED_MEANWHILE ? meanwhile() : failed);
    }
    setBusy(false);
  };
  return { change, busy, failure };
}

function meanwhile(): Failure {
  return new Failure(
    'Somebody else changed it meanwhile',
    'Nothing was saved, and what you typed is still here. What is there now has been read: look at what would change, '
      + 'then save once more, or leave it to take theirs.',
    [],
    CHANGED_MEANWHILE,
  );
}
