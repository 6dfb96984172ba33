import { z } from 'zod';
import { textSchema as text } from './text-schemas.ts';

/** Who paid, and what readers must know of it: wherever a sponsor appears, so does the disclosure. */
export const sponsorSchema = z.strictObject({
  /** The sponsor's name. */
  name: text.describe('Who paid.'),
  /** Linked with `rel="sponsored"`. */
  url: z
    .url({ protocol: /^https?$/, message: 'must be an address that starts with https://' })
    .describe('The sponsor’s address on the web.'),
  /** The sentence that readers see. */
  disclosure: text.describe('What readers must know, in a full sentence.'),
});

/** Who paid for a post or an issue. */
export type Sponsor = z.output<typeof sponsorSchema>;
