/**
 * The address of a mail that passes something on, to whom the reader chooses: RFC 6068, where a
 * blank is `%20` and a line ends with `%0D%0A`. Apostrophes are encoded too, which some mail programs
 * take for the end of an address.
 */
export function forwardMail({ title, url }: { title: string; url: string }): string {
  const body = `I thought you might like to read this:\r\n\r\n${url}\r\n`;
  return `mailto:?subject=${encoded(title)}&body=${encoded(body)}`;
}

function encoded(text: string): string {
  // Half of a surrogate pair can't be encoded.
  return encodeURIComponent(text.toWellFormed()).replaceAll("'", '%27');
}
