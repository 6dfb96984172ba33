import { type Document, parseDocument } from 'yaml';
import { isPublic } from '../../src/blog/archive.ts';
import { weekEnd, weekOf } from '../../src/blog/calendar.ts';
import { type Conflict, conflicts } from '../../src/blog/conflicts.ts';
import { type Issue, issueFrom, issueSchema } from '../../src/blog/issue.ts';
import type { Post } from '../../src/blog/post.ts';
import { byWeek } from '../../src/newsletter/coverage.ts';
import { finishProblems } from '../../src/newsletter/finish.ts';
import {
  extendedIssueFile,
  finishedIssueFile,
  newIssueFile,
} from '../../src/newsletter/issue-file.ts';
import { type NextIssue, nextIssue, WeekError } from '../../src/newsletter/next-issue.ts';
import { storyVersions } from '../../src/newsletter/story-version.ts';
import { frontMatterOf } from '../../src/sources/front-matter.ts';
import { post } from '../builders.ts';

/** A piece of writing: the same, whatever its file, its date or its text become. */
export type Writing = {
  number: number;
  post: Post;
  deleted: boolean;
  late: boolean;
  ahead: boolean;
};

/** What broke a rule that holds after every step. */
class Broken extends Error {}

/**
 * A publication as it lives: its posts, its issue files as text, its clock, and its subscribers, who
 * alone know what they were sent. All that happens to issues goes through the real code and the text.
 */
export class History {
  writings: Writing[] = [];
  /** Issue files by week. */
  files = new Map<string, string>();
  /** What subscribers got: the week, by the number of the writing. */
  readonly sent = new Map<number, string>();
  /** Cases that really came about. */
  readonly reached = new Set<string>();
  now: Temporal.ZonedDateTime;
  readonly #parsed = new Map<string, Issue>();

  constructor(start: Temporal.ZonedDateTime) {
    this.now = start;
  }

  get posts(): Post[] {
    return this.writings.filter(({ deleted }) => !deleted).map((writing) => writing.post);
  }

  get issues(): Issue[] {
    return byWeek([...this.files].map(([week, text]) => this.read(week, text)));
  }

  read(week: string, text: string): Issue {
    const known = this.#parsed.get(text);
    if (known) return known;
    const file = `content/issues/${week}.md`;
    const { data, body } = frontMatterOf(file, text);
    const issue = issueFrom(
      { file, frontMatter: issueSchema.parse(data), body },
      { timeZone: this.now.timeZoneId },
    );
    this.#parsed.set(text, issue);
    return issue;
  }

  write(date: Temporal.ZonedDateTime, more: Partial<Post>, late = false): void {
    const number = this.writings.length;
    const slug = `w${number}`;
    const written = post({ title: `Writing ${number}`, slug, date, ...more });
    const ahead = Temporal.ZonedDateTime.compare(date, this.now) > 0;
    this.writings.push({ number, post: written, deleted: false, late, ahead });
  }

  /** Changes a post; its id stays, whatever its file is called. */
  change(writing: Writing, more: Partial<Post>): void {
    const { file: _, ...rest } = { ...writing.post, ...more };
    writing.post = post(rest);
  }

  sentIn(writing: Writing): string | undefined {
    return this.sent.get(writing.number);
  }

  #subscribersGot(id: string): string | undefined {
    const writing = this.writings.find((one) => one.post.id === id);
    return writing && this.sentIn(writing);
  }

  carrier({ post: { id } }: Writing): Issue | undefined {
    return this.issues.find(({ stories }) => stories.includes(id));
  }

  /** The issue that an editor is at. */
  get open(): Issue | undefined {
    return this.issues.find(({ draft }) => draft);
  }

  conflicts(): Conflict[] {
    return conflicts({
      posts: this.posts,
      issues: this.issues,
      pages: [],
      comments: [],
      pictures: new Map(),
    });
  }

  edit(week: string, change: (document: Document.Parsed) => void, note?: string): void {
    const text = this.files.get(week) ?? '';
    const end = text.indexOf('---\n', 4);
    const [yaml, rest] = [text.slice(4, end), text.slice(end + 4)];
    const document = parseDocument(yaml);
    change(document);
    this.files.set(week, `---\n${document.toString({ lineWidth: 0 })}---\n${note ?? rest}`);
  }

  /** What an editor does who reads a problem's fix. A problem that only a fault of ours can cause is none of theirs. */
  mend(): void {
    for (let round = 0; round < 20; round++) {
      const [conflict] = this.conflicts();
      if (!conflict) return;
      const issue = this.issues.find(({ file }) => file === conflict.file);
      const [key, index] = conflict.key ?? [];
      if (!issue) throw new Broken(conflict.reason);
      if (key === 'archive') {
        this.edit(issue.week, (document) => document.delete('archive'));
        this.reached.add('a post from the archive became unfit');
      } else if (key === 'dropped') {
        this.edit(issue.week, (document) => document.deleteIn(['dropped', index]));
      } else if (key === 'draft') {
        for (const later of this.issues.filter(({ week, draft }) => week > issue.week && !draft)) {
          this.edit(later.week, (document) => document.set('draft', true));
        }
        this.reached.add('an issue finished before its turn is put back');
      } else if (key === 'stories' && issue.draft) {
        this.takeOut(issue, String(issue.stories[Number(index)]));
      } else if (key === 'stories' && /no post|is a draft/.test(conflict.reason)) {
        const id = String(issue.stories[Number(index)]);
        if (!conflict.fix.includes(`\`${id}: withdrawn\``)) throw new Broken(conflict.fix);
        this.edit(issue.week, (document) => {
          if (!document.has('versions')) document.set('versions', document.createNode({}));
          document.setIn(['versions', id], 'withdrawn');
        });
        this.reached.add('a deletion was put down as a withdrawal');
      } else {
        throw new Broken(conflict.reason);
      }
    }
    throw new Broken('what an editor is told to do leads nowhere');
  }

  /** Takes a story out of a draft; without any left there is no issue, nor are there drafts after it. */
  takeOut(issue: Issue, id: string, reason?: string): void {
    const left = issue.stories.filter((story) => story !== id);
    const [first] = left;
    if (first === undefined) {
      this.abandon(issue);
      return;
    }
    this.edit(issue.week, (document) => {
      document.set('stories', document.createNode(left));
      if (issue.lead === id) document.set('lead', first);
      if (document.hasIn(['versions', id])) document.deleteIn(['versions', id]);
      if (reason === undefined) return;
      const dropped = [...(issue.dropped ?? []), { story: id, reason }];
      document.set('dropped', document.createNode(dropped));
    });
  }

  abandon({ week }: Issue): void {
    for (const other of [...this.files.keys()]) if (other >= week) this.files.delete(other);
  }

  /** Runs the command; twice, since the second run must change nothing. */
  run(week?: string): void {
    const before = new Map(this.files);
    const first = this.runOnce(week);
    if (!first) return;
    const after = new Map(this.files);
    const second = this.runOnce(week);
    if (second?.kind !== 'unchanged' && second?.kind !== 'nothing new') {
      throw new Broken(`running again: ${second?.kind}`);
    }
    for (const [name, text] of after) {
      if (this.files.get(name) !== text) throw new Broken(`running again changed ${name}`);
    }
    const touched = [...after].filter(([name, text]) => before.get(name) !== text);
    if (touched.length > 1) throw new Broken('more than one file was written');
    if (first.kind === 'new') this.#checkNew(first.issue);
    if (first.kind === 'extended') this.#checkExtended(first.issue, before);
    if (first.kind === 'nothing new') this.reached.add('nothing new');
    if (first.kind === 'unchanged') this.reached.add('run again in a week, nothing to add');
    const changed = first.kind === 'new' || first.kind === 'extended';
    if (changed !== (touched.length === 1)) throw new Broken(`${first.kind}, but not so written`);
    if (changed && week && week < weekOf(this.now)) this.reached.add('run after its week');
  }

  private runOnce(week?: string): NextIssue | undefined {
    const { now, posts, issues } = this;
    let next: NextIssue;
    try {
      next = nextIssue({ posts, issues }, now.toInstant(), { timeZone: now.timeZoneId }, week);
    } catch (error) {
      if (!(error instanceof WeekError)) throw error;
      this.reached.add('a week refused');
      return undefined;
    }
    if (next.kind === 'new') this.files.set(next.issue.week, newIssueFile(next.issue));
    if (next.kind === 'extended') {
      const text = this.files.get(next.issue.week) ?? '';
      this.files.set(next.issue.week, extendedIssueFile(text, next.issue));
    }
    return next;
  }

  /** Everything that waited is in it, and nothing from its last moment on. */
  #checkAdded(added: readonly string[], issue: Issue): void {
    const { to } = issue.window;
    const others = this.issues.filter(({ week }) => week !== issue.week);
    const from = this.issues[0]?.window.from;
    for (const writing of this.writings.filter(({ deleted }) => !deleted)) {
      const { id, date, draft, unlisted, newsletter } = writing.post;
      const eligible =
        !draft && !unlisted && newsletter && !others.some(({ stories }) => stories.includes(id));
      const inTime =
        Temporal.ZonedDateTime.compare(date, to) < 0 &&
        from !== undefined &&
        Temporal.ZonedDateTime.compare(date, from) >= 0;
      const dropped = issue.dropped?.some(({ story }) => story === id);
      if (added.includes(id)) {
        if (!eligible || !inTime || dropped)
          throw new Broken(`${id} should not be in ${issue.week}`);
        if (this.sentIn(writing)) throw new Broken(`${id} was sent already`);
        if (writing.late) this.reached.add('a post merged late is carried');
        const left = others.some((other) => other.dropped?.some(({ story }) => story === id));
        if (left) this.reached.add('a post dropped from one issue is in the next');
      } else if (eligible && inTime && !dropped && !issue.stories.includes(id)) {
        throw new Broken(`${id} was passed over by ${issue.week}`);
      } else if (eligible && date.equals(to)) {
        this.reached.add('a post of the last moment waits');
      }
    }
  }

  #checkNew(issue: Issue): void {
    this.#checkAdded(issue.stories, issue);
    const before = this.issues.at(-2);
    if (issue.archive) this.reached.add('a post from the archive is chosen');
    if (before?.draft) this.reached.add('two drafts at once');
    if (before && weekOf(before.window.to.add({ weeks: 1 })) < issue.week) {
      this.reached.add('a week skipped');
    }
    if (issue.week.endsWith('W53')) this.reached.add('week 53');
    if (before?.week.endsWith('W53')) this.reached.add('the week after week 53');
  }

  #checkExtended(issue: Issue, before: ReadonlyMap<string, string>): void {
    const was = this.read(issue.week, before.get(issue.week) ?? '');
    const is = this.read(issue.week, this.files.get(issue.week) ?? '');
    const kept = ['number', 'week', 'subject', 'preheader', 'lead'] as const;
    // A note's lines count from the file's first.
    if (is.note.trim() !== was.note.trim()) throw new Broken('the note is gone');
    if (kept.some((key) => is[key] !== was[key])) throw new Broken('an editor’s words are gone');
    if (JSON.stringify(is.dropped) !== JSON.stringify(was.dropped)) throw new Broken('dropped');
    if (is.stories.slice(0, was.stories.length).join() !== was.stories.join()) {
      throw new Broken('the editor’s order is gone');
    }
    if (is.archive && is.archive !== was.archive) throw new Broken('archive was chosen anew');
    const added = is.stories.slice(was.stories.length);
    this.#checkAdded(added, is);
    if (was.archive && added.includes(was.archive)) {
      this.reached.add('a post from the archive becomes a story');
    }
    this.reached.add('a draft is extended');
    if (!is.archive) this.reached.add('a draft without a post from the archive is extended');
    if (was.note) this.reached.add('an edited draft is extended');
    if (was.dropped) this.reached.add('a draft with dropped posts is extended');
  }

  /** The editor is done with the open issue, by the command or by hand, and it goes out. */
  finish(byHand: boolean): void {
    const issue = this.open;
    if (!issue) return;
    const problems = finishProblems(issue, this, this.now.toInstant());
    if (problems.length > 0) {
      this.reached.add('finishing is refused while a story has no page');
      const [id] = issue.stories.filter((story) => {
        const found = this.posts.find((candidate) => candidate.id === story);
        return !found || !isPublic(found, this.now.toInstant());
      });
      if (id === undefined) throw new Broken(problems[0]?.reason ?? '');
      this.takeOut(issue, id);
      this.finish(byHand);
      return;
    }
    const text = this.files.get(issue.week) ?? '';
    this.files.set(
      issue.week,
      byHand
        ? text.replace(/^draft: true\n/m, '')
        : finishedIssueFile(text, storyVersions(issue, this.posts)),
    );
    this.reached.add(byHand ? 'finished by hand' : 'finished by the command');
    const { from, to } = issue.window;
    const offset = to.offsetNanoseconds - from.offsetNanoseconds;
    if (offset > 0) this.reached.add('the clocks go forward in a window');
    if (offset < 0) this.reached.add('the clocks go back in a window');
    for (const id of issue.stories) {
      const writing = this.writings.find((one) => one.post.id === id);
      if (!writing) throw new Broken(`${id} is nobody’s`);
      const week = this.sentIn(writing);
      if (!isPublic(writing.post, this.now.toInstant())) throw new Broken(`${id} has no page`);
      if (week) throw new Broken(`${id} is sent twice: ${week} and ${issue.week}`);
      this.sent.set(writing.number, issue.week);
    }
  }

  /** What holds after every step, besides that there is no conflict: those are mended before. */
  check(): void {
    const { issues } = this;
    const stories = issues.flatMap((issue) => issue.stories);
    if (new Set(stories).size !== stories.length) throw new Broken('a post is in two issues');
    for (const writing of this.writings) {
      const week = this.sentIn(writing);
      if (week && this.carrier(writing)?.week !== week) {
        throw new Broken(`${writing.post.id} was sent with ${week}, which no longer says so`);
      }
    }
    const drafts = issues.filter(({ draft }) => draft).length;
    for (const [index, { number, week, window, ...issue }] of issues.entries()) {
      if (issue.draft !== index >= issues.length - drafts) {
        throw new Broken(`${week} is done before its turn, or never`);
      }
      if (!issue.draft && issue.stories.some((id) => this.#subscribersGot(id) !== week)) {
        throw new Broken(`${week} says it has a story that nobody got`);
      }
      const before = issues[index - 1];
      if (number !== index + 1) throw new Broken(`${week} has the number ${number}`);
      if (Temporal.ZonedDateTime.compare(window.from, window.to) >= 0)
        throw new Broken('no window');
      if (before && !window.from.equals(before.window.to)) throw new Broken('a gap or an overlap');
      const end = weekEnd(week, this.now.timeZoneId);
      if (Temporal.ZonedDateTime.compare(window.to, end) > 0) throw new Broken('beyond its week');
    }
  }

  /** Posts that nothing keeps back, and that no issue has. */
  forgotten(): Post[] {
    const first = this.issues[0];
    return this.writings
      .filter((writing) => {
        const { draft, unlisted, newsletter, date } = writing.post;
        const eligible = !writing.deleted && !draft && !unlisted && newsletter;
        const old = first && Temporal.ZonedDateTime.compare(date, first.window.from) < 0;
        const due = Temporal.ZonedDateTime.compare(date, this.now) < 0;
        return eligible && due && !old && !this.carrier(writing);
      })
      .map((writing) => writing.post);
  }
}
