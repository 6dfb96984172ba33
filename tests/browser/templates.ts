import type { BuiltSite } from '../site/pages.ts';

/** A page of every kind, by its path below the base. */
export function templates({ content }: BuiltSite): string[] {
  const issue = content.issues.findLast(({ draft }) => !draft);
  return [
    '',
    'page/4/',
    '2026/05/five-kinds-of-word-of-mouth/',
    '2026/10/say-which-door-to-knock-on/',
    '2026/11/what-callers-wanted-to-say/',
    '2026/03/counting-a-service-culture/',
    '2026/11/a-number-and-the-path-beside-it/',
    '2026/10/what-a-workshop-is-for/',
    '2026/09/loyal-last-year/',
    '2026/10/the-polite-check-in-and-the-shoddy-room/',
    '2026/11/',
    '2026/',
    'archive/',
    'topics/',
    'topics/service/',
    'series/from-memory-to-loyalty/',
    'authors/editors/',
    'weekly-insights/',
    `weekly-insights/${issue?.week}/`,
    'about-us/',
    'contact-us/',
    'follow/',
    'search/',
    '404.html',
  ];
}
