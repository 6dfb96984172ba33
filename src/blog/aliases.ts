/**
 * The files that answer to an old path on a static host, as paths from the host's root without the
 * slash at the front. Hosts look for `old` as `old.html`, or lead on to `old/`; so do they for
 * `old.php`, which as a file of its own would be offered as a download.
 */
export function aliasFiles(alias: string): string[] {
  const path = decodeURIComponent(alias.slice(1));
  if (path.endsWith('/')) return [`${path}index.html`];
  return /\.html?$/i.test(path) ? [path] : [`${path}.html`, `${path}/index.html`];
}

/** Whether a path names one place, and can be a file on any machine. */
export function isAlias(path: string): boolean {
  if (!/^\/(?!\/)[^\s?#]+$/.test(path)) return false;
  try {
    const segments = decodeURIComponent(path).slice(1).replace(/\/$/, '').split('/');
    // A host's `_redirects` reads * and :name as patterns; Windows allows none of them in a name.
    return segments.every((segment) => !/^\.{0,2}$|[\p{Cc}\\:*"<>|?#]|[. ]$/u.test(segment));
  } catch {
    return false;
  }
}
