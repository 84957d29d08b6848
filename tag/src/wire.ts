import type { Config } from './config';
import type { Reply } from './queue';

const PATIENCE_MILLIS = 20_000;
/** Characters: browsers refuse more than 64 KiB of a request that outlives its page. */
const MOST_KEPT_ALIVE = 21_000;

/** How batches travel: as plain text, so that the browser asks nobody for leave first. */
export function wire(config: Config): (body: string) => Promise<Reply> {
  const foreign = new URL(config.endpoint).origin !== location.origin;
  let answered = false;
  let credentials: RequestCredentials = 'include';
  return async (body) => {
    try {
      const response = await fetch(config.endpoint, {
        method: 'POST',
        body,
        credentials,
        keepalive: body.length < MOST_KEPT_ALIVE,
        signal: AbortSignal.timeout?.(PATIENCE_MILLIS) ?? null,
      });
      answered = true;
      const said = (await response.json().catch(() => null)) as { id?: string } | null;
      const retryAfterSeconds = Number(response.headers.get('Retry-After')) || 0;
      return { status: response.status, retryAfterSeconds, id: said?.id ?? '' };
    } catch (failed) {
      // A server that gives this origin no cookies may still take its events.
      if (foreign && !answered) {
        credentials = credentials === 'include' ? 'omit' : 'include';
      }
      throw failed;
    }
  };
}
