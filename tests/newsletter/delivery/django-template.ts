/**
 * A small model of Django's template engine (django/template/base.py): it splits at these three,
 * on one line each. Whatever else than ours comes up is an error.
 */
export function rendered(template: string, unsubscribeUrl: string): string {
  return template.replaceAll(/\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}/g, (token) => {
    if (token === '{% templatetag openbrace %}') return '{';
    if (token === '{{ unsubscribe_url }}') return unsubscribeUrl.replaceAll('&', '&amp;');
    throw new Error(`A tag that we never write: ${token}`);
  });
}
