import type { CheerioAPI } from 'cheerio';
import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';
import type { RenderedEmail } from '../rendered-email.ts';
import type { BuiltSite } from './built-site.ts';
import type { Seen } from './looks.ts';

/** What a check may look at. */
export type Checked = RenderedEmail & {
  /** The HTML, parsed once for all checks; none may change it. */
  page: CheerioAPI;
  /** How it looks, on a desk and on a phone, in light and in dark. */
  views: readonly Seen[];
  site: Site;
  urls: Urls;
  /** What the built site holds at the addresses in the email; undefined before a first build. */
  built?: BuiltSite | undefined;
};

/** Something that a check found. What fails must not go out; what warns should be looked at. */
export type Finding = { severity: 'fail' | 'warn'; message: string; fix: string };

/** What a check says of an email: a figure for its row, and what it found. */
export type Verdict = { figure: string; findings: Finding[] };

/** One thing that is looked at in every email: a function of the email and of nothing else. */
export type Check = { name: string; verdict(checked: Checked): Verdict | Promise<Verdict> };

/** How a check ended, as the command prints it and the preview shows it. */
export type CheckResult = Verdict & {
  check: string;
  status: 'passed' | 'warning' | 'failed' | 'skipped';
};

/** A finding that must not go out. */
export function failure(message: string, fix: string): Finding {
  return { severity: 'fail', message, fix };
}

/** A finding to look at. */
export function warning(message: string, fix: string): Finding {
  return { severity: 'warn', message, fix };
}

/** `1 link`, `2 links`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
