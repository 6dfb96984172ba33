import { describe, expect, it } from 'vitest';
import { placeholderFacts } from '../../../src/newsletter/checks/sender.ts';
import { site as sample } from '../../../src/site.config.ts';
import { site } from './golden-email.ts';

describe('placeholders', () => {
  it('are all facts of the sender in the sample', () => {
    expect(placeholderFacts(sample)).toEqual([
      'url',
      'organisation.email',
      'organisation.phone',
      'organisation.postalAddress',
      'newsletter.from.email',
      'newsletter.listId',
      'newsletter.unsubscribe.url',
      'newsletter.unsubscribe.email',
    ]);
  });

  it('are none of somebody’s', () => {
    expect(placeholderFacts(site)).toEqual([]);
    const organisation = {
      ...site.organisation,
      email: 'office@example-research.com',
      phone: '+1 555 867 5309',
      postalAddress: ['12 Exampleton Street', '9 Main Street'],
    };
    expect(placeholderFacts({ ...site, organisation })).toEqual([]);
  });

  it.each(['a@example.com', 'a@mail.example.org', 'a@firm.example', 'a@firm.invalid'])(
    'are found in %s',
    (email) => {
      const newsletter = { ...site.newsletter, from: { ...site.newsletter.from, email } };
      expect(placeholderFacts({ ...site, newsletter })).toEqual(['newsletter.from.email']);
    },
  );
});
