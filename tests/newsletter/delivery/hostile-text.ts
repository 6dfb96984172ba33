import fc from 'fast-check';

/** What a template engine, HTML or a string might stumble over. */
const PIECES = [
  '{',
  '{{',
  '}}',
  '}',
  '{%',
  '%}',
  '{#',
  '#}',
  '<!--',
  '-->',
  '<![endif]-->',
  ']]>',
  '"',
  "'",
  '`',
  '\\',
  '\\u007b',
  '\n',
  '\t',
  '<',
  '>',
  '&',
  '&amp;',
  '&#123;',
  '<script>',
  '</style>',
  '<a href="',
  ' ',
  'é',
  '🙂',
  '\u202e',
  '\u2028',
  '@TrackLink',
  'https://x.test/@TrackLink',
  '{{ TrackLink "https://x.test" }}',
  '{{ UnsubscribeURL }}',
  '{{ unsubscribe_url }}',
  '{{ .Subscriber.Email }}',
  '{{ "',
  '{{/*',
  '*/}}',
  '{{-',
  '{% endverbatim %}',
  '{% load x %}',
  '$',
  'javascript:',
];

/** Texts made of such pieces: the same ones in every run. */
export function hostileTexts(count: number): string[] {
  const text = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 });
  return fc.sample(text, { numRuns: count, seed: 7 }).map((pieces) => pieces.join(''));
}

/** A text where HTML has text or a quoted attribute. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;');
}

/** HTML as MJML makes it, with texts everywhere where an author's may stand. */
export function emailWith([a = '', b = '', c = '']: string[], unsubscribe: string): string {
  return `<!doctype html>
<html><head><title>${escaped(a)}</title><!--[if !mso]><!--><meta name="x" content="${escaped(b)}"><!--<![endif]-->
<!--[if mso]><xml>"\\ {{ UnsubscribeURL }} https://x.test/@TrackLink {{ x }}</xml><![endif]--><style>/* c */ @media x{a{b:c}}</style></head>
<body><p title="${escaped(c)}">${escaped(a)}<!--[if mso | IE]></td><td style="a:b"><![endif]-->${escaped(b)}</p>
<a href="https://x.test/?q=${escaped(c)}">${escaped(c)}</a> ${escaped(a)}<a style="a:b" href="${escaped(unsubscribe)}">Out</a></body></html>`;
}
