import { Document, isScalar, parseDocument } from 'yaml';
import { momentText } from '../blog/calendar.ts';
import type { Comment } from '../blog/comment.ts';

/** The text of a comment's file, for a new one. */
export function newCommentFile({ author, date, replyTo, status, body }: Comment): string {
  const frontMatter = new Document({
    author,
    date: momentText(date),
    ...(replyTo && { replyTo }),
    status,
  });
  return `---\n${frontMatter.toString({ lineWidth: 0 })}---\n\n${body}`;
}

/** The text of a comment's file once a moderator has decided: the rest stays, byte for byte, but a rejected one loses its text. */
export function decidedCommentFile(contents: string, status: 'approved' | 'rejected'): string {
  const [, open, yaml, close, body] =
    /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$))([\s\S]*)$/m.exec(contents) ?? [];
  if (open === undefined || yaml === undefined || close === undefined) {
    throw new Error('The comment has no front matter');
  }
  return open + withStatus(yaml, status) + close + (status === 'rejected' ? '' : body);
}

function withStatus(yaml: string, status: string): string {
  const value = parseDocument(yaml).get('status', true);
  if (isScalar(value) && value.range) {
    const [start, end] = value.range;
    return yaml.slice(0, start) + status + yaml.slice(end);
  }
  return `${yaml}status: ${status}${yaml.endsWith('\r\n') ? '\r\n' : '\n'}`;
}
