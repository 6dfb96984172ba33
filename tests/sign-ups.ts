import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { SignUp } from '../src/blog/sign-up.ts';

/** Where a listmonk would keep the list. */
export const LISTMONK = {
  by: 'listmonk',
  url: 'https://lists.example.com/',
  list: '5e3a0f64-1c5f-4a55-9d0c-6f2b7d1a9c11',
} as const satisfies SignUp;

/** A newsletter at Buttondown. */
export const BUTTONDOWN = { by: 'buttondown', username: 'the-counter' } as const satisfies SignUp;

/** What a service answers to a form. */
type Answer = { status: number; says: string; leadsTo?: string };

/** Judges a form by the rules that its service publishes. */
type Rules = (path: string, form: URLSearchParams) => Answer;

/** What listmonk's `SubscriptionForm` asks for: https://github.com/knadh/listmonk/blob/master/cmd/public.go */
export const listmonkRules: Rules = (path, form) => {
  if (path !== '/subscription/form') return { status: 404, says: 'not found' };
  if (form.get('nonce')) return { status: 502, says: 'this feature is not available' };
  if (form.getAll('l').join() !== LISTMONK.list) return { status: 400, says: 'no lists selected' };
  if (!/^[^@\s]+@[^@\s]+$/.test(form.get('email') ?? '')) {
    return { status: 400, says: 'invalid email' };
  }
  return { status: 200, says: 'an email has been sent to you to confirm' };
};

/** What Buttondown documents: https://docs.buttondown.com/building-your-subscriber-base */
export const buttondownRules: Rules = (path, form) => {
  if (path !== '/api/emails/embed-subscribe/the-counter') return { status: 404, says: 'not found' };
  if (form.get('embed') !== '1') return { status: 400, says: 'not an embedded form' };
  if (!/^[^@\s]+@[^@\s]+$/.test(form.get('email') ?? '')) {
    return { status: 400, says: 'invalid email' };
  }
  return { status: 200, says: 'check your email to confirm' };
};

/**
 * Lets a local server stand in for a service in a browser page. It takes what a plain HTML form
 * posts and nothing else; the result is what it was asked, and a function that ends it.
 */
export async function standIn(
  page: Page,
  origin: string,
  rules: Rules,
): Promise<{ asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(`${request.method} ${body}`);
    const isForm =
      request.method === 'POST' &&
      request.headers['content-type'] === 'application/x-www-form-urlencoded';
    const { status, says, leadsTo } = isForm
      ? rules(request.url ?? '', new URLSearchParams(body))
      : { status: 415, says: 'not a form' };
    response.writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(leadsTo && { Location: leadsTo }),
    });
    response.end(`<title>${status}</title><h1>${says}</h1>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const response = await route.fetch({
      url: `http://127.0.0.1:${port}${pathname}`,
      maxRedirects: 0,
    });
    await route.fulfill({ response });
  });
  return { asked, close: () => server.close() };
}
