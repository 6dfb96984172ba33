import { z } from 'zod';
import { textSchema as text } from './text-schemas.ts';

/** How readers sign up to the newsletter. */
export const signUpSchema = z.discriminatedUnion('by', [
  /** By a mail to this address, which somebody answers. */
  z.strictObject({ by: z.literal('mail'), email: z.email('must be an email address') }),
  /** With the public form of a listmonk. */
  z.strictObject({
    by: z.literal('listmonk'),
    /** Where it is; ends in a slash. */
    url: z
      .url({ protocol: /^https$/, message: 'must be an address that starts with https://' })
      .refine((url) => /^[^?#]*\/$/.test(url), {
        message: 'must end in a slash',
        params: {
          fix: 'Give the address of listmonk itself, not of its form, with "/" at its end.',
        },
      }),
    /** The UUID of the list, as listmonk shows it beside the list's name. */
    list: z.uuid('must be the UUID of a list, such as 5e3a0f64-1c5f-4a55-9d0c-6f2b7d1a9c11'),
  }),
  /** With the public form of Buttondown. */
  z.strictObject({
    by: z.literal('buttondown'),
    /** The newsletter's name in its address, `https://buttondown.com/<username>`. */
    username: text.regex(/^[\w.-]+$/, 'must be the last part of the newsletter’s address there'),
  }),
]);

export type SignUp = z.output<typeof signUpSchema>;

/** An HTML form that a service takes from any site. */
export type SignUpForm = {
  /** Where it is posted to. */
  action: string;
  /** What it says besides the reader's address, which is `email`. */
  fields: Readonly<Record<string, string>>;
  /** A field that only a program fills in, and that must be empty. */
  trap?: string;
};

/** The form of the service that keeps the list; undefined where readers sign up by mail. */
export function signUpForm(signUp: SignUp): SignUpForm | undefined {
  switch (signUp.by) {
    case 'mail':
      return undefined;
    case 'listmonk':
      // SubscriptionForm in https://github.com/knadh/listmonk/blob/master/cmd/public.go. A name may be
      // left out, and is: the newsletter would have no use for it.
      return {
        action: new URL('subscription/form', signUp.url).href,
        fields: { l: signUp.list },
        trap: 'nonce',
      };
    case 'buttondown':
      // https://docs.buttondown.com/building-your-subscriber-base#embedding-an-html-form
      return {
        action: `https://buttondown.com/api/emails/embed-subscribe/${signUp.username}`,
        fields: { embed: '1' },
      };
  }
}
