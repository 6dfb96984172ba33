/** Everything that XML 1.0 (production 2, Char) does not allow, even as a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without the characters that would make an XML document ill-formed. */
export function xmlText(text: string): string {
  return text.replaceAll(ILLEGAL, '');
}
