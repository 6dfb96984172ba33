/** Characters that turn the direction of what follows, or that no reader can see: UAX #9, and controls but tab and line ends. */
const MEDDLING = /[\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/gu;

/** Marks stacked upon one letter; no language needs more than these few, and a tower of them covers the lines above. */
const TOWERS = /(?<few>\p{Mn}{4})\p{Mn}+/gu;

/** A stranger's text without the characters that would disturb the text around it. */
export function harmlessText(text: string): string {
  return text.replaceAll(MEDDLING, '').replaceAll(TOWERS, '$<few>');
}
