import { expect, it } from 'vitest';
import { type Message, type Ports, queue, type Reply } from './queue';

const message = (id: string): Message => ({ type: 'track', messageId: id, timestamp: '2026-11-26T04:00:00.000Z' });
const reply = (status: number, retryAfterSeconds = 0): Reply => ({ status, retryAfterSeconds, id: 'me' });

/** A server that answers as it is told to, a clock that moves when it is told to, and a tab's storage. */
function world(answers: (Reply | 'nobody')[], stored: Message[] = []) {
  const sent: string[][] = [];
  const waits: number[] = [];
  let timers: (() => void)[] = [];
  let kept = stored;
  const ports: Ports = {
    async post(batch) {
      sent.push(batch.map((one) => one.messageId));
      const answer = answers.shift() ?? reply(200);
      if (answer === 'nobody') {
        throw new TypeError('Failed to fetch');
      }
      return answer;
    },
    later: (work, millis) => {
      waits.push(millis);
      timers.push(work);
    },
    random: () => 0.5,
    load: () => kept,
    save: (messages) => (kept = messages),
    answered: () => undefined,
  };
  const tick = async () => {
    const due = timers;
    timers = [];
    due.forEach((work) => work());
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { ports, sent, waits, tick, kept: () => kept.map((one) => one.messageId) };
}

it('gathers what happens at once into one batch', async () => {
  const w = world([]);
  const line = queue(w.ports);
  line.add(message('a'));
  line.add(message('b'));
  await w.tick();
  expect(w.sent).toEqual([['a', 'b']]);
  expect(w.kept()).toEqual([]);
});

it('sends the same messages again until the server has answered, waiting longer each time', async () => {
  const w = world(['nobody', reply(503), reply(500), reply(429, 30)]);
  queue(w.ports).add(message('a'));
  for (let i = 0; i < 5; i++) {
    expect(w.kept()).toEqual(['a']);
    await w.tick();
  }
  expect(w.sent).toEqual([['a'], ['a'], ['a'], ['a'], ['a']]);
  expect(w.waits).toEqual([100, 750, 1500, 3000, 36_000]);
  expect(w.kept()).toEqual([]);
});

it('never waits longer than a minute of its own', async () => {
  const w = world(Array.from({ length: 12 }, () => 'nobody' as const));
  queue(w.ports).add(message('a'));
  for (let i = 0; i < 12; i++) {
    await w.tick();
  }
  expect(Math.max(...w.waits)).toBe(45_000);
});

it('takes every other answer as final', async () => {
  for (const status of [200, 207, 400, 413, 422]) {
    const w = world([reply(status)]);
    queue(w.ports).add(message('a'));
    await w.tick();
    await w.tick();
    expect(w.sent).toEqual([['a']]);
    expect(w.kept()).toEqual([]);
  }
});

it('falls silent when the key is not taken', async () => {
  const w = world([reply(401)]);
  const line = queue(w.ports);
  line.add(message('a'));
  await w.tick();
  line.add(message('b'));
  line.flush();
  await w.tick();
  expect(w.sent).toEqual([['a']]);
});

it('sends what is new beside what is under way when the page may end, and nothing twice', async () => {
  const w = world([]);
  const line = queue(w.ports);
  line.add(message('a'));
  line.flush();
  line.add(message('b'));
  line.flush();
  line.flush();
  await w.tick();
  expect(w.sent).toEqual([['a'], ['b']]);
});

it('takes up what an earlier page has left, once it is told to', async () => {
  const w = world([], [message('a')]);
  const line = queue(w.ports);
  await w.tick();
  expect(w.sent).toEqual([]);
  line.start();
  await w.tick();
  expect(w.sent).toEqual([['a']]);
});

it('holds so much and counts the rest', () => {
  const w = world([]);
  const line = queue(w.ports);
  for (let i = 0; i < 205; i++) {
    line.add(message(`m${i}`));
  }
  expect(w.kept()).toHaveLength(200);
  expect(line.dropped()).toBe(5);
});

it('cuts batches by number and by length', async () => {
  const w = world([]);
  const line = queue(w.ports);
  for (let i = 0; i < 60; i++) {
    line.add({ ...message(`m${i}`), note: i < 2 ? 'x'.repeat(15_000) : '' });
  }
  await w.tick();
  expect(w.sent.map((batch) => batch.length)).toEqual([1, 50, 9]);
});

it('forgets everything on a withdrawal', async () => {
  const w = world(['nobody']);
  const line = queue(w.ports);
  line.add(message('a'));
  await w.tick();
  line.clear();
  await w.tick();
  expect(w.sent).toEqual([['a']]);
  expect(w.kept()).toEqual([]);
});
