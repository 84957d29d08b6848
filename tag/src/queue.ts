/** One call of the Segment specification. The id is made once, so that a repeated delivery is a duplicate. */
export interface Message {
  type: 'page' | 'track' | 'identify' | 'alias';
  messageId: string;
  timestamp: string;
  [field: string]: unknown;
}

export interface Reply {
  status: number;
  retryAfterSeconds: number;
  id: string;
}

/** What the queue needs of the outside. */
export interface Ports {
  /** Sends a batch; fails where nobody answered. */
  post(batch: Message[]): Promise<Reply>;
  later(work: () => void, millis: number): void;
  random(): number;
  load(): Message[];
  save(messages: Message[]): void;
  /** Told of every id that the server has answered with, and of refusals that a person has to mend. */
  answered(reply: Reply): void;
}

const MOST_WAITING = 200;
const MOST_IN_A_BATCH = 50;
/** A character takes up to three bytes, and browsers let 64 KiB outlive their page. */
const MOST_CHARACTERS = 20_000;
const GATHER_MILLIS = 100;
const FIRST_WAIT_MILLIS = 1_000;
const LONGEST_WAIT_MILLIS = 60_000;

export interface Queue {
  add(message: Message): void;
  /** Takes up what an earlier page has left; not before consent is known. */
  start(): void;
  /** Sends now: the page may be about to end, or the network has come back. */
  flush(): void;
  /** Forgets everything; after a withdrawal nothing may leave any more. */
  clear(): void;
  /** Counts messages that did not fit somewhere. */
  drop(count: number): void;
  dropped(): number;
}

/**
 * Keeps messages until the server has answered for them. They also lie in the tab's storage, so that a page that ends
 * while the server is away loses nothing; what is then sent twice has the same ids and counts once.
 */
export function queue(ports: Ports): Queue {
  let waiting = ports.load().slice(0, MOST_WAITING);
  const flying = new Set<Message>();
  let dropped = 0;
  let failures = 0;
  let timer = 0;
  let closed = false;

  function keep(messages: Message[]): void {
    waiting = messages;
    ports.save(waiting);
  }

  function schedule(millis: number): void {
    const mine = ++timer;
    ports.later(() => mine === timer && flush(), millis);
  }

  function nextBatch(): Message[] {
    const batch: Message[] = [];
    let characters = 0;
    for (const message of waiting.filter((one) => !flying.has(one))) {
      characters += JSON.stringify(message).length;
      if (batch.length && (characters > MOST_CHARACTERS || batch.length >= MOST_IN_A_BATCH)) {
        break;
      }
      batch.push(message);
    }
    batch.forEach((message) => flying.add(message));
    return batch;
  }

  async function send(batch: Message[]): Promise<void> {
    const reply = await ports.post(batch).catch(() => undefined);
    const status = reply?.status ?? 0;
    batch.forEach((message) => flying.delete(message));
    if (reply) {
      ports.answered(reply);
    }
    if (!status || status >= 500 || [408, 429].includes(status)) {
      // Twice as long after each failure, somewhere in that time by chance: a crowd does not come back at once.
      const most = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** failures++);
      schedule((reply?.retryAfterSeconds ?? 0) * 1000 + most * (0.5 + ports.random() / 2));
    } else {
      // Whatever else was answered is final for these messages: stored, known already, or refused with a reason.
      failures = 0;
      closed = [401, 403].includes(status);
      if (closed) {
        console.warn('outlay: data-key refused');
      }
      keep(closed ? [] : waiting.filter((message) => !batch.includes(message)));
    }
  }

  function flush(): void {
    timer++;
    for (let batch = nextBatch(); batch.length; batch = nextBatch()) {
      void send(batch);
    }
  }

  return {
    flush,
    add(message) {
      if (closed || waiting.length >= MOST_WAITING) {
        dropped++;
        return;
      }
      keep([...waiting, message]);
      if (!failures) {
        schedule(GATHER_MILLIS);
      }
    },
    start: () => waiting.length && schedule(GATHER_MILLIS),
    clear: () => keep([]),
    drop: (count) => (dropped += count),
    dropped: () => dropped,
  };
}
