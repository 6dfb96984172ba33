/**
 * A small model of what listmonk does to a campaign's HTML and text: its own substitutions
 * (models/common.go), then Go's html/template as far as we use it: comments outside of actions are
 * taken away, those in styles too, and strings and UnsubscribeURL are put in. Whatever else an action holds is an error, so
 * that a brace which comes through unescaped is seen.
 */
export function rendered(template: string, unsubscribeUrl: string): string {
  const substituted = template
    .replaceAll(/\{\{\s*TrackLink\s+"([^"]+)"\s*\}\}/g, '{{ TrackLink "$1" . }}')
    .replaceAll(
      /(https?:\/\/[\p{L}\p{N}_\-.~!#$&'()*+,/:;=?@[\]%]*)@TrackLink/gu,
      '{{ TrackLink "$1" . }}',
    )
    .replaceAll(/\{\{\s*(TrackView|UnsubscribeURL|ManageURL|MessageURL)\s*\}\}/g, '{{ $1 . }}');
  let out = '';
  let rest = substituted;
  for (;;) {
    const open = rest.indexOf('{{');
    out += withoutComments(open < 0 ? rest : rest.slice(0, open));
    if (open < 0) return out;
    rest = rest.slice(open);
    const [action, quoted, piped] =
      /^\{\{ (?:("(?:\\.|[^"\\\n])*")( \| Safe)?|UnsubscribeURL \.) \}\}/.exec(rest) ?? [];
    if (action === undefined)
      throw new Error(`An action that we never write: ${rest.slice(0, 80)}`);
    const value = quoted === undefined ? unsubscribeUrl : (JSON.parse(quoted) as string);
    out += quoted !== undefined && piped ? value : escaped(value);
    rest = rest.slice(action.length);
  }
}

function withoutComments(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?(-->|$)/g, '')
    .replaceAll(/<style[\s\S]*?<\/style>/g, (style) => style.replaceAll(/\/\*[\s\S]*?\*\//g, ''));
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;');
}
