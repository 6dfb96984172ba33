import { describe, expect, it } from 'vitest';
import { ADDRESS_LEFT_OUT, ownWords, withoutAddresses } from '../../src/authoring/comment-text.ts';

const QUOTED = ['> A number on its own', '>', '> > says little.'];

describe('ownWords', () => {
  it.each([
    ['a quotation', QUOTED],
    [
      'a quotation that Gmail names',
      ['On Fri, Nov 20, 2026 at 8:00 AM Editors <e@x.test> wrote:', ...QUOTED],
    ],
    [
      'a quotation named on two lines',
      ['On Fri, Nov 20, 2026 at 8:00 AM Weekly Insights', '<e@x.test> wrote:', '', ...QUOTED],
    ],
    ['a German quotation', ['Am 20.11.2026 um 14:05 schrieb Editors <e@x.test>:', ...QUOTED]],
    ['a French quotation', ['Le 20 nov. 2026 à 14:05, Editors <e@x.test> a écrit :', ...QUOTED]],
    ['a Japanese quotation', ['2026年11月20日 のメッセージ:', ...QUOTED]],
    [
      'what Outlook repeats',
      [
        'From: Editors <e@x.test>',
        'Sent: Friday',
        'To: Ann',
        'Subject: Re: Waiting',
        '',
        'A number',
      ],
    ],
    [
      'what German Outlook repeats',
      ['Von: Editors', 'Gesendet: Freitag', 'An: Ann', 'Betreff: AW: Waiting', '', 'A number'],
    ],
    ['an original message', ['-----Original Message-----', 'A number']],
    ['a signature', ['-- ', 'Ann Smith', 'Head of Things']],
    ['a signature whose blank was lost', ['--', 'Ann Smith']],
    ['a telephone’s signature', ['Sent from my iPhone']],
    ['a German telephone’s signature', ['Von meinem iPhone gesendet']],
    [
      'a telephone’s signature above a quotation',
      ['Sent from my iPhone', '', 'On Friday Editors wrote:', '', ...QUOTED],
    ],
    ['a signature above a quotation', ['-- ', 'Ann', '', 'On Friday Editors wrote:', ...QUOTED]],
  ])('leaves out %s', (_, rest) => {
    const { text, linesLeftOut } = ownWords(['I agree.', '', 'Mostly.', '', ...rest].join('\r\n'));
    expect(text).toBe('I agree.\n\nMostly.');
    expect(linesLeftOut).toBe(rest.filter((line) => line !== '').length);
  });

  it('keeps quotations that are answered, but not who is said to have written them', () => {
    const { text } = ownWords(
      [
        'On Friday, Editors <e@x.test> wrote:',
        '> one?',
        '',
        'Yes.',
        '',
        '> two?',
        '',
        'No.',
        '> three?',
      ].join('\n'),
    );
    expect(text).toBe('> one?\n\nYes.\n\n> two?\n\nNo.');
  });

  it.each([
    'One thing.\n\n---\n\nAnother, after a line.',
    'I like it.\n\nCheers,\n\nP.S. The third figure is wrong.',
    'From: my own experience, I would say no.\nTo: whom it concerns.',
    'Nobody wrote:\n\nthat is the point.',
    'Sent from the front line, where nobody asks us, this is a long sentence that goes on and on and on.',
    '- one\n-- two',
  ])('keeps %j whole', (text) => {
    expect(ownWords(text)).toEqual({ text, linesLeftOut: 0 });
  });

  it('says nothing where nothing is said', () => {
    expect(ownWords('\n> quoted\n\n-- \nAnn\n').text).toBe('');
  });
});

describe('withoutAddresses', () => {
  it.each([
    ['Write to ann.o+x@mail.customer.test.', `Write to ${ADDRESS_LEFT_OUT}.`],
    ['<ann@customer.test>', `<${ADDRESS_LEFT_OUT}>`],
    ['mailto:ann@customer.test', `mailto:${ADDRESS_LEFT_OUT}`],
    ['jürgen@müller.test!', `${ADDRESS_LEFT_OUT}!`],
    ['See https://example.com/@ann/1.2 and @ann', 'See https://example.com/@ann/1.2 and @ann'],
  ])('leaves email addresses out of %j', (text, without) => {
    expect(withoutAddresses(text)).toBe(without);
  });
});
