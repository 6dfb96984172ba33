/** What XML 1.0 does not allow in a document, even as a reference: all but its production Char. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text without the characters that would make an XML document ill-formed. */
export function xmlText(text: string): string {
  return text.replaceAll(ILLEGAL, '');
}
