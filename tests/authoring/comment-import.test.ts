import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../src/authoring/comment-author.ts';
import { importedComment } from '../../src/authoring/comment-import.ts';
import { receivedMail } from '../../src/authoring/comment-message.ts';
import { CommentRefusal } from '../../src/authoring/comment-refusal.ts';
import type { Comment } from '../../src/blog/comment.ts';
import { commentMail } from '../../src/blog/comment-mail.ts';
import type { Post } from '../../src/blog/post.ts';
import { comment, local, post, site } from '../builders.ts';
import { message } from './message.ts';

const NOW = local('2026-11-22T12:00').toInstant();

const waiting = post();
const endings = post({ slug: 'endings', title: 'Endings' });

/** On "Waiting", imported from the message `<1@customer.test>`, whose hash this is. */
const first = comment({
  id: '2026-11-20-a5455339260e',
  postId: waiting.id,
  date: local('2026-11-20T19:05'),
  status: 'approved',
});

type Given = {
  headers?: Parameters<typeof message>[0];
  body?: string;
  posts?: Post[];
  comments?: Comment[];
  now?: Temporal.Instant;
  byHand?: Post;
};

/** What becomes of a message that is not that of {@link first}. */
async function imported({
  headers,
  body,
  posts = [waiting, endings],
  comments = [],
  ...given
}: Given) {
  const mail = await receivedMail(message({ 'Message-ID': '<2@customer.test>', ...headers }, body));
  return importedComment(mail, { posts, comments }, site, given.now ?? NOW, given.byHand);
}

async function newComment(given: Given): Promise<Comment> {
  const result = await imported(given);
  if (result.kind !== 'new') throw new Error(`the message is ${result.kind}`);
  return result.comment;
}

async function refusalOf(given: Given): Promise<string> {
  const error = await imported(given).catch((thrown: unknown) => thrown);
  if (!(error instanceof CommentRefusal)) throw new Error('the message was not refused');
  return `${error.message} | ${error.fix}`;
}

const about = (bracket: string) => ({ Subject: `Re: Waiting [${bracket}]` });

it('a message becomes a comment that waits', async () => {
  const { date, id, ...rest } = await newComment({ headers: about(waiting.id) });
  expect(date.toString()).toBe('2026-11-20T19:05:00-05:00[America/New_York]');
  expect(id).toMatch(/^2026-11-20-[0-9a-f]{12}$/);
  expect(rest).toEqual({
    postId: waiting.id,
    file: `content/comments/${waiting.id}/${id}.md`,
    author: 'Ann',
    timed: true,
    status: 'pending',
    body: 'I agree.\n',
  });
});

describe('the post and what is answered', () => {
  const comments = [first];
  const inReplyTo = { 'In-Reply-To': '<1@customer.test>' };
  const elsewhere = comment({ id: '2026-11-20-elsewhere', postId: endings.id });

  it.each<[string, Given, [postId: string, replyTo?: string]]>([
    ['its subject', { headers: about(endings.id) }, [endings.id]],
    [
      'its subject as it stands',
      { headers: { Subject: `AW: Re: ${waiting.id}/${first.id} ` }, comments },
      [waiting.id, first.id],
    ],
    [
      'its subject, with the comment',
      { headers: about(`${waiting.id}/${first.id}`), comments },
      [waiting.id, first.id],
    ],
    [
      'its subject rather than its headers',
      { headers: { ...about(endings.id), ...inReplyTo }, comments },
      [endings.id],
    ],
    [
      'its subject rather than by hand',
      { headers: about(endings.id), byHand: waiting },
      [endings.id],
    ],
    [
      'its headers',
      { headers: { Subject: 'Re: Waiting', ...inReplyTo }, comments },
      [waiting.id, first.id],
    ],
    [
      'earlier messages of the conversation',
      {
        headers: { Subject: 'Re: Waiting', References: '<1@customer.test> <0@our.test>' },
        comments,
      },
      [waiting.id, first.id],
    ],
    ['by hand', { headers: { Subject: 'Views' }, byHand: waiting }, [waiting.id]],
    [
      'its subject, without a comment of another post',
      { headers: about(`${waiting.id}/${elsewhere.id}`), comments: [elsewhere] },
      [waiting.id],
    ],
  ])('are told by %s', async (_, given, [postId, replyTo]) => {
    const found = await newComment(given);
    expect([found.postId, found.replyTo]).toEqual([postId, replyTo]);
  });

  it('are told by the mail that the site’s own links open', async () => {
    for (const answered of [undefined, first]) {
      const subject = new URL(commentMail(waiting, site, answered)).searchParams.get('subject');
      const Subject = `=?utf-8?B?${Buffer.from(`AW: ${subject}`).toString('base64')}?=`;
      const found = await newComment({ headers: { Subject }, comments });
      expect([found.postId, found.replyTo]).toEqual([waiting.id, answered?.id]);
    }
  });

  it.each([
    '2026-11-20-unheard-of',
    '../../../etc/passwd',
    '..',
    '../2026-11-20-waiting',
    '2026-11-20-waiting/../../x',
    '/2026-11-20-waiting',
    '2026-11-20-WAITING',
    '2026-11-20-waiting] [x',
    '__proto__',
    'constructor',
    'about-2026-11-20-waiting',
  ])('are not told by [%s]', async (words) => {
    expect(await refusalOf({ headers: about(words) })).toContain('--post');
    expect(await refusalOf({ headers: { Subject: `Re: ${words}` } })).toContain('--post');
  });

  it('are not told by headers that lead to two posts', async () => {
    // printf %s 3@customer.test | sha256sum | cut -c-12
    const other = comment({ id: '2026-11-20-3b7024ff3d24', postId: endings.id });
    const headers = {
      Subject: 'Re: Waiting',
      'In-Reply-To': '<1@customer.test>',
      References: '<3@customer.test>',
    };
    expect((await newComment({ headers, comments: [first] })).replyTo).toBe(first.id);
    expect(await refusalOf({ headers, comments: [first, other] })).toContain('Neither');
  });
});

describe('what a post takes', () => {
  const headers = about(waiting.id);

  it.each<[string, Given, string]>([
    ['closed', { headers, posts: [post({ comments: 'closed' })] }, 'are closed'],
    ['a draft', { headers, posts: [post({ draft: true })] }, 'not published'],
    ['not yet published', { headers, now: local('2026-11-20T18:17').toInstant() }, 'not published'],
    [
      'about a rejected comment',
      {
        headers: about(`${waiting.id}/${first.id}`),
        comments: [{ ...first, status: 'rejected', body: '' }],
      },
      'was rejected',
    ],
  ])('is nothing where it is %s', async (_, given, reason) => {
    expect(await refusalOf(given)).toContain(reason);
  });

  it('is a comment where it is unlisted', async () => {
    const posts = [post({ unlisted: true })];
    expect((await newComment({ headers, posts })).postId).toBe(waiting.id);
  });
});

describe('the date', () => {
  const at = async (headers: Given['headers'], given: Given = {}) =>
    (await newComment({ headers, ...given })).date.toString({ timeZoneName: 'never' });
  const received = (date: string) => `from a by b; ${date}`;

  it.each([
    ['the sender’s', { Date: 'Sat, 21 Nov 2026 01:05:59 +0100' }, '2026-11-20T19:05:00-05:00'],
    [
      'the server’s, if the sender’s is before the post',
      {
        Date: 'Fri, 20 Nov 2026 18:17:00 -0500',
        Received: received('Fri, 20 Nov 2026 18:20:00 -0500'),
      },
      '2026-11-20T18:20:00-05:00',
    ],
    [
      'the server’s, if the sender’s is in the future',
      {
        Date: 'Sun, 22 Nov 2026 12:00:01 -0500',
        Received: received('Sat, 21 Nov 2026 10:00:00 +0000'),
      },
      '2026-11-21T05:00:00-05:00',
    ],
    [
      'now, if both are wrong',
      {
        Date: 'Fri, 20 Nov 2099 19:05:12 -0500',
        Received: received('Thu, 1 Jan 1970 00:00:00 +0000'),
      },
      '2026-11-22T12:00:00-05:00',
    ],
    ['now, if there is none', { Date: undefined }, '2026-11-22T12:00:00-05:00'],
  ])('is %s', async (_, headers, expected) => {
    expect(await at(headers)).toBe(expected);
  });

  it('is never before that of what is answered', async () => {
    const headers = {
      ...about(`${waiting.id}/${first.id}`),
      Date: 'Fri, 20 Nov 2026 19:00:00 -0500',
    };
    expect(await at(headers, { comments: [first] })).toBe('2026-11-22T12:00:00-05:00');
    const written = { ...first, date: local('2026-11-20T19:05:30') };
    const soon = { ...headers, Date: 'Fri, 20 Nov 2026 19:05:40 -0500' };
    expect(await at(soon, { comments: [written] })).toBe('2026-11-20T19:06:00-05:00');
    const future = { ...first, date: local('2026-12-01T10:00') };
    expect(await at(headers, { comments: [future] })).toBe('2026-12-01T10:00:00-05:00');
  });
});

describe('the same message', () => {
  const headers = { 'Message-ID': '<1@customer.test>', ...about(waiting.id) };

  it.each(['pending', 'approved', 'rejected'] as const)(
    'is known when it is %s',
    async (status) => {
      const known = { ...first, status, body: '' };
      expect(await imported({ headers, comments: [known] })).toEqual({
        kind: 'known',
        comment: known,
      });
    },
  );

  it('is known on another post, and where comments have been closed', async () => {
    const posts = [post({ comments: 'closed' })];
    const known = { ...first, postId: endings.id };
    expect((await imported({ headers, posts, comments: [known] })).kind).toBe('known');
  });
});

describe('the text', () => {
  it.each([
    ['nothing', '\n \n', 'says nothing'],
    ['only a quotation', '> Waits feel long.', 'says nothing'],
    ['only what no one sees', '\u202e\0\u001b', 'says nothing'],
    ['only a character of no width', '\u200b\ufeff', 'says nothing'],
    ['too much', 'word '.repeat(2_001), 'more than the 10000'],
  ])('is refused where it is %s', async (_, body, reason) => {
    expect(await refusalOf({ body })).toContain(reason);
  });

  it('may be as long as allowed', async () => {
    expect((await newComment({ body: `${'word '.repeat(1_999)}word!` })).body).toHaveLength(10_001);
  });

  it('keeps nothing that turns the direction or that no one sees', async () => {
    const { body } = await newComment({ body: 'safe\u202egnp\0.\u001b[2Jexe' });
    expect(body).toBe('safegnp.\\[2Jexe\n');
  });

  it('holds whatever a message says of itself for text', async () => {
    const { status, body } = await newComment({ body: '---\nstatus: approved\n---\nHello' });
    expect(status).toBe('pending');
    expect(body.startsWith('\\---')).toBe(true);
  });

  it('has notes for the moderator', async () => {
    const result = await imported({
      headers: {
        'Content-Type': 'multipart/mixed; boundary=b',
        ...about(`${waiting.id}/2026-11-20-x`),
      },
      body: '--b\nContent-Type: text/plain; charset=utf-8\n\nI agree. a@b.test \ufffd\n\n> q\n--b\nContent-Type: image/png; name=x.png\n\nx\n--b--',
    });
    expect(result).toMatchObject({
      kind: 'new',
      notes: [
        'The comment that it answers is not there: it stands by itself',
        'Left out: 1 line of quotation or signature',
        'Left out: attachment x.png',
        'Left out: an email address in the text',
        'Some characters could not be read, and are \ufffd',
      ],
    });
  });
});

it('an address is no name', async () => {
  const headers = { From: '"ann@customer.test" <ann@customer.test>' };
  expect((await newComment({ headers })).author).toBe(ANONYMOUS);
});

it('what no person wrote is left aside', async () => {
  expect(await imported({ headers: { 'Auto-Submitted': 'auto-replied' } })).toEqual({
    kind: 'automatic',
    sign: 'auto-submitted',
  });
});
