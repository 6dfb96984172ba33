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
    ...others,
  };
  return [all, diary];
}

const FULL = new DeliveryError('The journal can’t be written: ENOSPC', 'Make room.');

describe('the loop of a send', () => {
  it('asks who is suppressed, writes, attempts, writes, in this order', async () => {
    const [all, diary] = means();
    expect(await sendAll(PEOPLE.slice(0, 3), all)).toEqual({
      accepted: 2,
      rejected: 0,
      uncertain: 0,
      suppressed: 1,
      left: 0,
    });
    expect(diary).toEqual([
      'ask of ann',
      'attempting ann',
      'attempt ann',
      'accepted ann',
      'ask of bob',
      'ask of cy',
      'attempting cy',
      'attempt cy',
      'accepted cy',
    ]);
  });

  it('attempts nothing once the journal can’t be written', async () => {
    const [all, diary] = means({
      journal: {
        attempting: async () => {
          throw FULL;
        },
        ended: async () => {},
      },
    });
    const tally = await sendAll(PEOPLE, all);
    expect(tally.stopped).toBe(FULL);
    expect(tally.left).toBe(4);
    expect(diary).toEqual(['ask of ann']);
  });

  it('begins no other attempt once an end can’t be written', async () => {
    const [all, diary] = means({
      journal: {
        attempting: async () => {},
        ended: async () => {
          throw FULL;
        },
      },
    });
    expect((await sendAll(PEOPLE, all)).stopped).toBe(FULL);
    expect(diary).toEqual(['ask of ann', 'attempt ann']);
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
    expect(diary).toEqual(['ask of ann', 'attempting ann', 'attempt ann', 'rejected ann']);
  });

  it('has no more attempts under way than connections, and waits its turn for each', async () => {
    let under = 0;
    let most = 0;
    let turns = 0;
    const [all] = means({
      connections: 3,
      turn: async () => {
        turns += 1;
      },
      courier: {
        async attempt() {
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
    expect(turns).toBeGreaterThanOrEqual(50);
  });
});
