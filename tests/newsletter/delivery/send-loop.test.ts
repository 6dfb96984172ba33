import { describe, expect, it } from 'vitest';
import { DeliveryError } from '../../../src/newsletter/delivery/delivery.ts';
import { type Answer, type Means, sendAll } from '../../../src/newsletter/delivery/send-loop.ts';

const PEOPLE = ['ann', 'bob', 'cy', 'dee'].map((name) => ({ address: `${name}@one.test`, name }));

/** Means that keep a diary of what was asked of them, in order. */
function means(changes: Partial<Means> & { answers?: Answer[] } = {}): [Means, string[]] {
  const diary: string[] = [];
  const { answers = [], ...others } = changes;
  const all: Means = {
    courier: {
      async attempt({ name }) {
        diary.push(`attempt ${name}`);
        return answers.shift() ?? { step: 'accepted', answer: '250 OK' };
      },
    },
    journal: {
      async attempting(to) {
        diary.push(`attempting ${to.split('@')[0]}`);
      },
      async unattempted(to) {
        diary.push(`unattempted ${to.split('@')[0]}`);
      },
      async ended(to, { step }) {
        diary.push(`${step} ${to.split('@')[0]}`);
      },
    },
    suppression: {
      async has(address) {
        diary.push(`ask of ${address.split('@')[0]}`);
        return address.startsWith('bob');
      },
      size: async () => 1,
    },
    connections: 1,
    turn: async () => {},
    pace: async () => {},
    ...others,
  };
  return [all, diary];
}

/** A courier that says when it is asked, and answers when it is told to. */
function slowCourier() {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const attempts: string[] = [];
  return {
    asked: asked.promise,
    answer: answer.resolve,
    attempts,
    async attempt({ name }: { name: string }): Promise<Answer> {
      attempts.push(name);
      asked.resolve();
      await answer.promise;
      return { step: 'accepted', answer: '250 OK' };
    },
  };
}

const of = (name: string, diary: readonly string[]) =>
  diary.filter((entry) => entry.endsWith(` ${name}`));

const FULL = new DeliveryError('The journal can’t be written: ENOSPC', 'Make room.');

describe('the loop of a send', () => {
  it('writes, asks who is suppressed, attempts, writes, in this order', async () => {
    const [all, diary] = means();
    expect(await sendAll(PEOPLE.slice(0, 3), all)).toEqual({
      accepted: 2,
      rejected: 0,
      uncertain: 0,
      suppressed: 1,
      left: 0,
    });
    expect(of('ann', diary)).toEqual([
      'attempting ann',
      'ask of ann',
      'attempt ann',
      'accepted ann',
    ]);
    expect(of('bob', diary)).toEqual(['attempting bob', 'ask of bob', 'unattempted bob']);
    expect(of('cy', diary)).toEqual(['attempting cy', 'ask of cy', 'attempt cy', 'accepted cy']);
  });

  it('writes the next one down while one is attempted, and no more than that', async () => {
    const courier = slowCourier();
    const [all, diary] = means({ courier });
    const sending = sendAll(PEOPLE, all);
    await courier.asked;
    await new Promise(setImmediate);
    expect(diary).toEqual(['attempting ann', 'attempting bob', 'ask of ann']);
    courier.answer();
    expect(await sending).toMatchObject({ accepted: 3, suppressed: 1 });
  });

  it('attempts nobody whose line isn’t on the disk', async () => {
    const flushed = new Set<string>();
    const [all] = means({
      journal: {
        async attempting(to) {
          await new Promise(setImmediate);
          flushed.add(to);
        },
        unattempted: async () => {},
        ended: async () => {},
      },
      courier: {
        async attempt({ address }) {
          expect(flushed).toContain(address);
          return { step: 'accepted', answer: '250 OK' };
        },
      },
      connections: 2,
    });
    expect(await sendAll(PEOPLE, all)).toMatchObject({ accepted: 3, suppressed: 1, left: 0 });
  });

  it('asked to stop, finishes what is under way and takes back who is written down', async () => {
    const courier = slowCourier();
    const controller = new AbortController();
    const [all, diary] = means({ courier, stop: controller.signal });
    const sending = sendAll(PEOPLE, all);
    await courier.asked;
    controller.abort();
    courier.answer();
    expect(await sending).toMatchObject({ accepted: 1, suppressed: 0, left: 3 });
    expect(courier.attempts).toEqual(['ann']);
    expect(of('ann', diary).at(-1)).toBe('accepted ann');
    expect(diary.filter((entry) => entry.startsWith('attempting'))).toEqual([
      'attempting ann',
      'attempting bob',
    ]);
    expect(of('bob', diary).at(-1)).toBe('unattempted bob');
  });

  it('attempts nobody, and takes back who is written down, when it can’t tell who is suppressed', async () => {
    const gone = new DeliveryError('The suppression list can’t be read', 'Put it back.');
    const [all, diary] = means({
      suppression: {
        async has() {
          throw gone;
        },
        size: async () => 0,
      },
    });
    const tally = await sendAll(PEOPLE, all);
    expect(tally).toMatchObject({ stopped: gone, accepted: 0, left: 4 });
    expect(diary).toEqual([
      'attempting ann',
      'attempting bob',
      'unattempted ann',
      'unattempted bob',
    ]);
  });

  it('attempts nothing once the journal can’t be written', async () => {
    const [all, diary] = means({
      journal: {
        attempting: async () => {
          throw FULL;
        },
        unattempted: async () => {},
        ended: async () => {},
      },
    });
    const tally = await sendAll(PEOPLE, all);
    expect(tally.stopped).toBe(FULL);
    expect(tally.left).toBe(4);
    expect(diary).toEqual([]);
  });

  it('begins no other attempt once an end can’t be written, and counts as left only whom it took back', async () => {
    const [all, diary] = means({
      journal: {
        attempting: async () => {},
        unattempted: async () => {
          throw FULL;
        },
        ended: async () => {
          throw FULL;
        },
      },
    });
    const tally = await sendAll(PEOPLE, all);
    expect(tally).toMatchObject({ stopped: FULL, left: 2 });
    expect(diary.filter((entry) => entry.startsWith('attempt '))).toEqual(['attempt ann']);
  });

  it('tries again at once where the connection was lost before the message, and counts one attempt', async () => {
    const lost: Answer = { step: 'unsent', answer: 'connection closed', lost: true };
    const [all, diary] = means({ answers: [lost, lost] });
    expect(await sendAll(PEOPLE.slice(0, 1), all)).toMatchObject({ accepted: 1, left: 0 });
    expect(diary.filter((entry) => entry === 'attempt ann')).toHaveLength(3);
    expect(diary.filter((entry) => entry === 'attempting ann')).toHaveLength(1);
  });

  it('never tries again by itself where the answer was lost', async () => {
    const [all, diary] = means({ answers: [{ step: 'uncertain', answer: 'connection closed' }] });
    expect(await sendAll(PEOPLE.slice(0, 1), all)).toMatchObject({ uncertain: 1 });
    expect(diary.filter((entry) => entry === 'attempt ann')).toHaveLength(1);
  });

  it('stops at once where the server takes nothing from us, and lets the next run try again', async () => {
    const [all, diary] = means({
      answers: [{ step: 'unsent', answer: '535 who are you', lost: false }],
    });
    const tally = await sendAll(PEOPLE, all);
    expect(tally).toMatchObject({ rejected: 1, left: 3 });
    expect(tally.stopped?.message).toContain('535 who are you');
    expect(diary.filter((entry) => entry.startsWith('attempt '))).toEqual(['attempt ann']);
    expect(of('ann', diary).at(-1)).toBe('rejected ann');
    expect(of('bob', diary).at(-1)).toBe('unattempted bob');
  });

  it('has no more attempts under way than connections, and waits for each attempt to be allowed', async () => {
    let under = 0;
    let most = 0;
    let allowed = 0;
    let attempts = 0;
    const [all] = means({
      connections: 3,
      pace: async () => {
        allowed += 1;
      },
      courier: {
        async attempt() {
          attempts += 1;
          expect(attempts).toBeLessThanOrEqual(allowed);
          under += 1;
          most = Math.max(most, under);
          await new Promise(setImmediate);
          under -= 1;
          return { step: 'accepted', answer: '250 OK' };
        },
      },
    });
    const many = Array.from({ length: 50 }, (_, index) => ({
      address: `r${index}@x.test`,
      name: '',
    }));
    expect(await sendAll(many, all)).toMatchObject({ accepted: 50 });
    expect(most).toBe(3);
    expect(allowed).toBe(50);
  });
});
