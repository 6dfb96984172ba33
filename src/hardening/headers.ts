import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';

/** Abilities of a browser that no page here asks for. */
const UNUSED = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/**
 * What hosts that read a `_headers` file (Netlify, Cloudflare) send along. Each path's rules add up,
 * and a header that two of them set is sent joined, so no header stands under two paths. Pages and
 * feeds have no `Cache-Control`: both hosts let them be asked for anew each time, as it should be.
 */
export function headersFile({ url }: Pick<Site, 'url'>, urls: Urls): string {
  const everywhere = {
    // The rest of the policy is in each page; this one works as a header only (CSP Level 3, 3.3).
    'Content-Security-Policy': "frame-ancestors 'none'",
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': UNUSED.map((ability) => `${ability}=()`).join(', '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    ...(url.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    'X-Content-Type-Options': 'nosniff',
  };
  return [
    rules(urls.destination('*'), everywhere),
    rules(urls.destination('_astro/*'), { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    rules(urls.picture('*'), { 'Cache-Control': 'public, max-age=86400' }),
  ].join('\n');
}

function rules(path: string, headers: Record<string, string>): string {
  return `${path}\n${Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')}`;
}
