import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, call, failureOf } from '../../kit/api';
import { type Options, type Upload, paths, pieces } from './imports';

const BETWEEN_MILLIS = 400;

export interface Sending {
  upload: Upload | undefined;
  failure: Failure | undefined;
  /** Something is being done with it, or has been asked for: nothing else can be begun. */
  busy: boolean;
  tryOut: (options: Options) => void;
  importNow: (options: Options) => void;
  cancel: () => void;
}

/** Sends a file in pieces, has it tried at once, and follows what becomes of it until it is done or cancelled. */
export function useUpload(client: string, file: File): Sending {
  const [upload, setUpload] = useState<Upload>();
  const [failure, setFailure] = useState<Failure>();
  const [attempt, setAttempt] = useState(0);
  const [begun, setBegun] = useState(false);
  const stop = useRef<AbortController>(undefined);
  const id = upload?.upload;

  const begin = useCallback(async (path: string, options: Options) => {
    setFailure(undefined);
    setBegun(true);
    try {
      setUpload(await call<Upload>({ path, body: options }));
    } catch (cause) {
      setFailure(failureOf(cause));
    } finally {
      setBegun(false);
    }
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    send(client, file, controller.signal, setUpload).then(
      (ready) => void begin(paths.tryOut(ready.upload), {}),
      (cause: unknown) => {
        if (!controller.signal.aborted) {
          setFailure(failureOf(cause));
        }
      },
    );
    return () => controller.abort();
  }, [client, file, begin]);

  useEffect(() => {
    if (upload === undefined || (upload.state !== 'trying' && upload.state !== 'importing')) {
      return undefined;
    }
    const timer = window.setTimeout(() => {
      call<Upload>(paths.upload(upload.upload)).then(
        (now) => {
          setFailure(undefined);
          setUpload(now);
        },
        (cause: unknown) => {
          setFailure(failureOf(cause));
          setAttempt((count) => count + 1);
        },
      );
    }, BETWEEN_MILLIS);
    return () => window.clearTimeout(timer);
  }, [upload, attempt]);

  const cancel = useCallback(() => {
    stop.current?.abort();
    if (id !== undefined) {
      // Whether it is still there does not matter to whoever cancels it.
      call<Upload>({ path: paths.upload(id), method: 'DELETE' }).catch(() => undefined);
    }
  }, [id]);

  return {
    upload,
    failure,
    busy: begun || upload?.state === 'trying' || upload?.state === 'importing',
    tryOut: (options) => id && void begin(paths.tryOut(id), options),
    importNow: (options) => id && void begin(paths.importNow(id), options),
    cancel,
  };
}

async function send(client: string, file: File, signal: AbortSignal, tell: (now: Upload) => void): Promise<Upload> {
  let now = await call<Upload>({ path: paths.uploads, body: { client, file: file.name, bytes: file.size } }, signal);
  tell(now);
  for (const { from, to } of pieces(file.size, now.piece_bytes ?? file.size)) {
    now = await call<Upload>(
      { path: paths.piece(now.upload, from), method: 'PUT', body: file.slice(from, to) },
      signal,
    );
    tell(now);
  }
  return now;
}
