import { z } from 'zod';
import { ContentError } from './problem.ts';
import { problemsOf } from './schema-problems.ts';
import { signUpSchema } from './sign-up.ts';
import { idSchema, textSchema as text } from './text-schemas.ts';

const siteSchema = z
  .strictObject({
    /** The publication's name: in the header, the feeds and the inbox. */
    name: text,
    /** A few words below the name. */
    tagline: text,
    /** One sentence for search engines and feed readers. */
    description: text,
    /** The welcome on the blog's home, as Markdown. */
    welcome: text,
    /** Where the site's root will be, with a path if it lives below one; ends in a slash. */
    url: z
      .url({ protocol: /^https?$/, message: 'must be an address that starts with https://' })
      .refine((url) => /^[^?#]*\/$/.test(url), {
        message: 'must end in a slash',
        params: { fix: 'Add "/" at its end. Leave out what follows a "?" or "#".' },
      }),
    /** BCP 47 tag of the language that posts are written in. */
    language: text,
    /** BCP 47 tag of the locale in which dates are written. */
    locale: text,
    /** IANA time zone: the zone of every date and of the newsletter's weeks. */
    timeZone: text.refine(isTimeZone, {
      message: 'is not a time zone of the IANA database',
      params: {
        fix: 'Use a name such as America/New_York, Europe/London or Asia/Tokyo.',
      },
    }),
    /** How many posts a page of the blog shows. */
    postsPerPage: z.int().positive(),
    /** Who publishes: on the contact page and, as CAN-SPAM asks, at the foot of every email. */
    organisation: z.strictObject({
      name: text,
      email: z.email('must be an email address'),
      phone: text,
      /** The postal address, a line an item. */
      postalAddress: z.array(text).min(1, 'must have at least one line'),
    }),
    /** Topics by id, in the order in which they are listed. */
    topics: z.record(idSchema, z.strictObject({ name: text, description: text })),
    /** Authors by id. */
    authors: z.record(idSchema, z.strictObject({ name: text, description: text })),
    /** The main navigation: `path` is relative to the site's root, empty for the blog itself. */
    navigation: z
      .array(
        z.strictObject({
          label: text,
          path: z
            .string()
            .regex(
              /^([^/:?#\s][^:\s]*)?$/,
              'must be relative to the site’s root, such as about-us/',
            ),
        }),
      )
      .min(1),
    /** The search engine behind "The Web", and behind "This site" where JavaScript is off. */
    webSearch: z.strictObject({
      /** Where its form leads. */
      url: z.url({ protocol: /^https$/, message: 'must be an address that starts with https://' }),
      /** The name of the field for the words. */
      wordsField: text,
      /** The name of the field for the host to which a search is limited. */
      hostField: text,
    }),
    newsletter: z.strictObject({
      /** Its name, as subscribers know it. */
      name: text,
      /** One sentence on what comes and when. */
      description: text,
      /** The sender: RFC 5322 From. */
      from: z.strictObject({ name: text, email: z.email('must be an email address') }),
      /** RFC 2919 List-Id, without angle brackets. */
      listId: text,
      /** How readers sign up: by a mail, or with a form of the service that keeps the list. */
      signUp: signUpSchema,
      /** Where a reader unsubscribes (RFC 2369): on the web, at an address that takes the one-click POST of RFC 8058, and by mail. */
      unsubscribe: z.strictObject({
        url: z.url({
          protocol: /^https$/,
          message: 'must be an address that starts with https://',
        }),
        email: z.email('must be an email address'),
      }),
      /** Why a subscriber gets it, in one sentence at the foot of every email. */
      reason: text,
    }),
  })
  .superRefine((site, context) => {
    for (const [path, value] of [
      ['language', site.language],
      ['locale', site.locale],
    ] as const) {
      if (!isLanguageTag(value)) {
        context.addIssue({
          code: 'custom',
          path: [path],
          message: 'is not a language tag (BCP 47)',
          params: { fix: 'Use a tag such as en, en-US or de-AT.' },
        });
      }
    }
  });

/** Every fact of one publication. */
export type Site = z.output<typeof siteSchema>;

/** The file that holds the facts; errors name it. */
const SITE_CONFIG_FILE = 'src/site.config.ts';

/**
 * The publication's facts, checked.
 *
 * @throws {ContentError} naming every key that is missing or wrong
 */
export function defineSite(facts: z.input<typeof siteSchema>): Site {
  const parsed = siteSchema.safeParse(facts);
  if (parsed.success) return parsed.data;
  throw new ContentError(
    problemsOf(parsed.error, { data: facts, file: SITE_CONFIG_FILE, positionOf: () => undefined }),
  );
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    // Temporal takes offsets such as +05:00 too, which know no daylight saving.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
