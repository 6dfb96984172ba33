import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** Tried first, so that a page left open finds its server again. */
const PORT = 4322;

/** What the open pages are told: how the last attempt ended. */
type Attempt = { problem: string | undefined };

/** A server for one person's browser, and what tells its pages what happened. */
export type LiveServer = {
  url: string;
  tell: (attempt: Attempt) => void;
  close: () => Promise<void>;
};

/**
 * Serves a folder on this machine only, with a page in front that hears of every attempt as a
 * server-sent event (HTML Standard, 9.2).
 */
export async function liveServer(folder: string, page: string): Promise<LiveServer> {
  const files = sirv(folder, { dev: true, dotfiles: false });
  const listeners = new Set<ServerResponse>();
  let last: string | undefined;

  const server = createServer((request, response) => {
    // Another site's page could have this machine asked under a name of its own (DNS rebinding).
    if (!/^(127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? '')) {
      response.writeHead(403).end();
    } else if (request.url === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
    } else if (request.url === '/attempts') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(last ?? '\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    } else {
      files(request, response, () => {
        response.writeHead(404).end('Not found');
      });
    }
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/`,
    tell({ problem }) {
      last = `data: ${JSON.stringify({ problem: problem ?? null })}\n\n`;
      for (const listener of listeners) listener.write(last);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Listens at the usual port, or at a free one if something else does already. */
function listening(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      server.once('error', reject);
      server.listen(0, '127.0.0.1');
    });
    server.listen(PORT, '127.0.0.1');
  });
}
