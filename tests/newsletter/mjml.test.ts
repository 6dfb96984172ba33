import { describe, expect, it } from 'vitest';
import { compiledMjml, MjmlError } from '../../src/newsletter/mjml.ts';
import { mjmlProblems } from '../../src/newsletter/mjml-problems.ts';

async function faults(mjml: string) {
  const error = await compiledMjml(mjml).catch((thrown: unknown) => thrown);
  if (!(error instanceof MjmlError)) throw new Error(`Not refused as MJML: ${String(error)}`);
  return error.faults;
}

const column = (inside: string) =>
  `<mjml>\n<mj-body>\n<mj-section>\n<mj-column>\n${inside}\n</mj-column>\n</mj-section>\n</mj-body>\n</mjml>`;

describe('a document that is no MJML', () => {
  it('is refused with every fault and its line', async () => {
    const found = await faults(
      column('<mj-text colour="red">a</mj-text>\n\n<mj-text\nwidth="1px">b</mj-text>'),
    );
    expect(found.map(({ line, tagName, message }) => [line, tagName, message])).toEqual([
      [5, 'mj-text', 'Attribute colour is illegal'],
      [7, 'mj-text', 'Attribute width is illegal'],
    ]);
  });

  it('is refused if it includes a file, which MJML would leave out without a word', async () => {
    const found = await faults(column('\n<mj-include path="footer.mjml" />'));
    expect(found.map(({ line, tagName }) => [line, tagName])).toEqual([[6, 'mj-include']]);
  });

  it.each(['', 'words', '<mjml><mj-head></mj-head></mjml>'])(
    'is refused without a line if it is about the whole: %j',
    async (mjml) => {
      const found = await faults(mjml);
      expect(found).toEqual([{ message: expect.stringMatching(/MJML|mjml/) }]);
      expect(await mjmlProblems(found, 'issue', {})).toEqual([
        {
          file: 'src/newsletter/templates/issue.mjml',
          reason: found[0]?.message,
          fix: expect.stringContaining('documentation.mjml.io'),
        },
      ]);
    },
  );
});
