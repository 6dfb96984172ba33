import { expect, it } from 'vitest';
import type { Post } from '../../src/blog/post.ts';
import { relatedPosts } from '../../src/blog/related.ts';
import { local, post } from '../builders.ts';

/** A post on topics, as many days old as is said. */
function on(id: string, topics: string[], days = 0, rest: Partial<Post> = {}): Post {
  return post({ id, topics, date: local('2026-11-20T12:00').subtract({ days }), ...rest });
}

function related(self: Post, others: readonly Post[], most = 10): string[] {
  return relatedPosts(self, [self, ...others], most).map(({ id }) => id);
}

const self = on('self', ['service', 'loyalty']);

it('leaves out the post itself and those that share no topic', () => {
  expect(related(self, [on('kin', ['service']), on('stranger', ['design'])])).toEqual(['kin']);
});

it('prefers more shared topics to newer posts', () => {
  const others = [on('one', ['service'], 1), on('two', ['loyalty', 'service'], 100)];
  expect(related(self, others)).toEqual(['two', 'one']);
});

it('prefers the rarer topic to the newer post', () => {
  const others = [
    on('common-1', ['service'], 1),
    on('common-2', ['service'], 2),
    on('rare', ['loyalty'], 100),
  ];
  expect(related(self, others)).toEqual(['rare', 'common-1', 'common-2']);
});

it('orders equals newest first, then by id, whatever the order of the files', () => {
  const others = [
    on('new', ['service'], 1),
    on('a-old', ['service'], 9),
    on('b-old', ['service'], 9),
  ];
  for (const order of [others, others.toReversed()]) {
    expect(related(self, order)).toEqual(['new', 'a-old', 'b-old']);
  }
});

it('leaves out parts of the same series, but not of another, nor posts of none', () => {
  const inSeries = on('self', ['service'], 0, { series: 'Waits' });
  const others = [
    on('same', ['service'], 1, { series: 'Waits' }),
    on('other', ['service'], 2, { series: 'Ends' }),
    on('none', ['service'], 3),
  ];
  expect(related(inSeries, others)).toEqual(['other', 'none']);
  expect(related(self, [on('none', ['service'])])).toEqual(['none']);
});

it('names at most as many as asked for', () => {
  const others = [on('a', ['service'], 1), on('b', ['service'], 2), on('c', ['service'], 3)];
  expect(related(self, others, 2)).toEqual(['a', 'b']);
  expect(related(self, others, 0)).toEqual([]);
});
