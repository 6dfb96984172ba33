import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** RFC 5321, 4.5.3.1: octets of the part before the @, and of the whole. */
const LONGEST = { local: 64, address: 254 };

/** An address that mail can be sent to, its domain in ASCII; or what is wrong with it. */
export type Address =
  | { address: string; fault?: undefined }
  | { address?: undefined; fault: string };

/** What a text says as a mail address: the rule of HTML's email field, and what SMTP asks besides. */
export function mailAddress(text: string): Address {
  const at = text.lastIndexOf('@');
  if (at < 1) return { fault: `"${shown(text)}" is not a mail address` };
  const local = text.slice(0, at);
  if (!/^[\x21-\x7e]+$/.test(local)) {
    return { fault: `"${shown(text)}" has characters before the @ that few servers take` };
  }
  // IDNA (UTS 46): SMTP knows domains in ASCII only.
  const domain = domainToASCII(text.slice(at + 1));
  const address = `${local}@${domain}`;
  if (
    // https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
    !z.regexes.html5Email.test(address) ||
    // It takes a host without a dot, and dots where RFC 5321 has none.
    !domain.includes('.') ||
    /^\.|\.\.|\.$/.test(local)
  ) {
    return { fault: `"${shown(text)}" is not a mail address` };
  }
  if (local.length > LONGEST.local || address.length > LONGEST.address) {
    return { fault: `"${shown(text)}" is longer than a mail address can be` };
  }
  return { address };
}

/** A stranger's text, fit for a line of a terminal. */
function shown(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\u{fffd}');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
