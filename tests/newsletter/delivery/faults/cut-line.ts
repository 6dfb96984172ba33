import { type AddressInfo, connect, createServer } from 'node:net';

/** Where a line between two programs is cut: after so many bytes from the one or the other. */
export type Cut = { after: number; from: 'client' | 'server' };

/** A line to a server on this machine that is cut once, and then holds. */
export type CutLine = { url: string; close(): Promise<void> };

/** Lays a line to a server; its first connection ends where the cut says, without a word. */
export async function cutLine(to: string, cut: Cut): Promise<CutLine> {
  const { hostname, port } = new URL(to);
  let whole = true;
  const line = createServer((client) => {
    const server = connect(Number(port), hostname);
    let left = whole ? cut.after : Number.POSITIVE_INFINITY;
    whole = false;
    const both = [client, server] as const;
    for (const [from, other] of [both, [server, client] as const]) {
      from.on('data', (bytes: Buffer) => {
        const counted = from === (cut.from === 'client' ? client : server);
        if (!counted || bytes.length < left) {
          other.write(bytes);
          if (counted) left -= bytes.length;
          return;
        }
        // What came before the cut still arrives, and nothing after.
        other.write(bytes.subarray(0, left), () => {
          for (const socket of both) socket.destroy();
        });
        left = 0;
      });
      from.on('error', () => other.destroy());
      from.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((listening) => line.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(line.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => line.close(() => closed())),
  };
}
