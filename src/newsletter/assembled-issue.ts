import type { Root } from 'hast';
import type { Content, PictureSize } from '../blog/content.ts';
import { longDay, timeOfDay, weekday } from '../blog/dates.ts';
import { forwardMail } from '../blog/forward-mail.ts';
import type { Issue } from '../blog/issue.ts';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import type { Sponsor } from '../blog/sponsor.ts';
import type { Urls } from '../blog/urls.ts';
import { COVER_SIZE } from '../covers/motifs/motif.ts';
import { loweredHeadings } from '../portable/lowered-headings.ts';
import { absoluteDestinations, portableTree } from '../portable/portable-html.ts';
import { MEASURE } from './email-styles.ts';
import { harmlessTree, oneLine } from './harmless-words.ts';

/** A post as it appears in an issue. Texts are plain, addresses absolute. */
export type Story = {
  post: Post;
  title: string;
  url: string;
  excerpt: string;
  /** The whole text of a lead that runs in full, its headings below the story's title. */
  text?: Root;
  /** When it was published: "Friday, 6:18 pm EST", or the day of a story from the archive. */
  published: string;
  topics: string[];
  /** A drawn cover has no alternative text: it is decoration. */
  cover?: PictureSize & { url: string; alt: string };
  sponsor?: Sponsor;
};

/** An issue with everything that is said in it: what the email and the issue's page are made from. */
export type AssembledIssue = {
  number: number;
  week: string;
  subject: string;
  preheader: string;
  /** The day on which its window ends: "November 20, 2026". */
  day: string;
  /** The same moment, for the email's date. */
  date: Temporal.ZonedDateTime;
  /** Its page on the site. */
  url: string;
  /** The editor's note; may be empty. Its headings begin at the second level. */
  note: Root;
  /** Who paid for the issue. */
  sponsor?: Sponsor;
  lead: Story;
  /** The stories besides the lead, in order. */
  others: Story[];
  /** "From the archive": one older post. */
  archive?: Story;
  /** The `mailto:` address by which a reader forwards the issue. */
  forward: string;
};

/** What stands above an older post in an issue. */
export const FROM_THE_ARCHIVE = 'From the archive';

/** An issue assembled from its posts. Its stories are already known to exist. */
export async function assembledIssue(
  issue: Issue,
  { posts, pictures }: Pick<Content, 'posts' | 'pictures'>,
  site: Site,
  urls: Urls,
): Promise<AssembledIssue> {
  const storyOf = (id: string) => {
    const post = posts.find((candidate) => candidate.id === id);
    if (!post) throw new Error(`${issue.file} names ${id}, which does not exist`);
    return story(post, pictures, site, urls);
  };
  const stories = issue.stories.map(storyOf);
  const first = stories.find(({ post }) => post.id === issue.lead);
  if (!first) throw new Error(`${issue.file} has no lead`);
  const { post } = first;
  const lead: Story = {
    ...first,
    cover: first.cover ?? drawnCoverOf(post, urls),
    ...(issue.leadInFull && {
      text: loweredHeadings(
        harmlessTree(
          await portableTree(post, absoluteDestinations(urls, urls.post(post), pictures, MEASURE)),
        ),
        2,
      ),
    }),
  };
  const path = urls.issue(issue.week);
  const url = urls.absolute(path);
  const subject = oneLine(issue.subject);
  const archive = issue.archive !== undefined && storyOf(issue.archive);
  return {
    number: issue.number,
    week: issue.week,
    subject,
    preheader: oneLine(issue.preheader),
    day: longDay(issue.window.to, site.locale),
    date: issue.window.to,
    url,
    note: loweredHeadings(
      harmlessTree(
        await portableTree(
          { file: issue.file, body: issue.note },
          absoluteDestinations(urls, path, pictures, MEASURE),
        ),
      ),
      1,
    ),
    ...(issue.sponsor && { sponsor: harmlessSponsor(issue.sponsor) }),
    lead,
    others: stories.filter((other) => other !== first),
    ...(archive && {
      archive: { ...archive, published: longDay(archive.post.date, site.locale) },
    }),
    forward: forwardMail({ title: subject, url }),
  };
}

function harmlessSponsor({ name, url, disclosure }: Sponsor): Sponsor {
  return { name: oneLine(name), url, disclosure: oneLine(disclosure) };
}

/** Only the lead of an issue shows a drawn cover: it opens the email, and the rest stays light. */
function drawnCoverOf({ id }: Post, urls: Urls): Story['cover'] {
  return { url: urls.absolute(urls.drawnCover(id)), alt: '', ...COVER_SIZE };
}

function story(post: Post, pictures: Content['pictures'], site: Site, urls: Urls): Story {
  const size = post.cover && pictures.get(post.cover.picture);
  const time = post.timed ? [timeOfDay(post.date, site.locale)] : [];
  return {
    post,
    title: oneLine(post.title),
    url: urls.absolute(urls.post(post)),
    excerpt: oneLine(post.excerpt),
    published: [weekday(post.date, site.locale), ...time].join(', '),
    topics: post.topics.map((id) => site.topics[id]?.name ?? id),
    ...(post.cover &&
      size && {
        cover: {
          url: urls.absolute(urls.picture(post.cover.picture)),
          alt: oneLine(post.cover.alt),
          width: size.width,
          height: size.height,
        },
      }),
    ...(post.sponsor && { sponsor: harmlessSponsor(post.sponsor) }),
  };
}
