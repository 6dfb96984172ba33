import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a service sees it. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Parsed JSON. */
  body: unknown;
};

export type Answer = { status: number; headers?: Record<string, string>; body?: unknown };

/** What goes wrong with one request. */
export type Fault =
  | Answer
  /** The connection ends before anything is done, or after it. */
  | 'cut before'
  | 'cut after'
  /** It is done, and no answer comes. */
  | 'silence';

/** A service on loopback. */
export type FakeService = {
  url: string;
  asked: Asked[];
  /** What goes wrong with the next requests of a method and path, in order. */
  fault(request: string, ...faults: Fault[]): void;
  [Symbol.asyncDispose](): Promise<void>;
};

export async function fakeService(
  base: string,
  answer: (asked: Asked) => Answer,
): Promise<FakeService> {
  const asked: Asked[] = [];
  const faults: [request: string, fault: Fault][] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', 'http://localhost/');
    const text = Buffer.concat(chunks).toString('utf8');
    const seen: Asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
    };
    asked.push(seen);
    const index = faults.findIndex(([wanted]) => wanted === `${seen.method} ${seen.path}`);
    const [, fault] = index < 0 ? [] : (faults.splice(index, 1)[0] ?? []);
    if (fault === 'cut before') {
      request.socket.destroy();
      return;
    }
    const { status, headers, body } = fault && typeof fault === 'object' ? fault : answer(seen);
    if (fault === 'cut after') request.socket.destroy();
    if (typeof fault === 'string') return;
    const isText = typeof body === 'string';
    response.writeHead(status, {
      'content-type': isText ? 'text/html; charset=UTF-8' : 'application/json',
      ...headers,
    });
    response.end(isText ? body : JSON.stringify(body ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    asked,
    fault: (request, ...more) =>
      faults.push(...more.map((fault) => [request, fault] as [string, Fault])),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
