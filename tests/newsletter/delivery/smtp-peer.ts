import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A message as a server took it. */
type Received = { to: string; bytes: Buffer };

/** An answer to RCPT TO or to a message, other than 250. */
export type Refusal = { code: number; text: string };

/** How a server for a test is to behave. */
export type Manners = {
  /** Its answer to RCPT TO; 250 if it has none. */
  recipient?(address: string): Refusal | undefined;
  /** Called when a message has been read; what it returns is the answer, 250 if nothing. */
  message?(received: Received, hangUp: () => void): Refusal | undefined | 'silence';
  options?: SMTPServerOptions;
};

/** A real SMTP server on this machine, and all it has taken. */
export type Peer = {
  url: string;
  received: Received[];
  close(): Promise<void>;
};

function refusal({ code, text }: Refusal): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** Starts a server that takes everything, but for its manners. */
export async function smtpPeer(manners: Manners = {}): Promise<Peer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, answer) {
      const refused = manners.recipient?.(address);
      answer(refused && refusal(refused));
    },
    onData(stream, session, answer) {
      // What is cut off before its end is no message (RFC 5321, 4.1.1.4): nothing is taken.
      const whole = buffer(stream).catch(() => undefined);
      void whole.then((bytes) => {
        if (!bytes) return;
        const message = { to: session.envelope.rcptTo[0]?.address ?? '', bytes };
        const hangUp = () => {
          for (const connection of server.connections as Set<{ id: string; close(): void }>) {
            if (connection.id === session.id) connection.close();
          }
        };
        const refused = manners.message?.(message, hangUp);
        if (refused === undefined) received.push(message);
        if (refused === 'silence') received.push(message);
        else answer(refused && refusal(refused));
      });
    },
    ...manners.options,
  });
  // A client that is killed is no fault of the server.
  server.on('error', () => {});
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
