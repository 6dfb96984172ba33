import './plain-errors.ts';
import { Command } from 'commander';
import { buildEmail } from './newsletter/build.ts';
import { checkEmail } from './newsletter/check.ts';
import { draftIssue, draftOnly, type Options } from './newsletter/draft.ts';
import { finishIssue } from './newsletter/finish.ts';
import { asOfFlag, weekArgument, weekFlag } from './newsletter/options.ts';
import { sendCommand } from './newsletter/send.ts';
import { showStatus } from './newsletter/status.ts';

const program = new Command('npm run newsletter --')
  .helpCommand(false)
  .description('Writes the issue of the week and builds its email.')
  .addHelpText(
    'after',
    `
Options of issue and draft (--as-of of finish and status, too):
  --as-of <date>   what counts as now, such as 2026-11-20T09:00
  --week <week>    the ISO week of the issue, such as 2026-W47

Examples:
  npm run newsletter                         the issue of this week, written and built
  npm run newsletter -- draft                only content/issues/<week>.md, for the editor
  npm run newsletter -- finish               the newest issue is done, no draft any more
  npm run newsletter -- status               where every post stands
  npm run newsletter -- build                only the email of the newest issue
  npm run newsletter -- build 2026-W46       only the email of that issue
  npm run newsletter -- preview --watch      how the newest issue looks, kept up to date
  npm run newsletter -- check                every check of the newest issue's email
  npm run newsletter -- --as-of 2026-11-20T09:00
  npm run newsletter -- send --help          ways to send an issue

Exit codes: 0 done, 1 something is wrong, 3 nothing new to send.`,
  );

program
  .command('issue', { isDefault: true })
  .description(
    'write the issue of the week, or keep what the editor made of it, and build its email',
  )
  .addOption(asOfFlag())
  .addOption(weekFlag())
  .action(async (options: Options) => {
    const issue = await draftIssue(options);
    if (issue) await buildEmail(issue.week);
  });

program
  .command('draft')
  .description('only write content/issues/<week>.md, or add new posts to a draft')
  .addOption(asOfFlag())
  .addOption(weekFlag())
  .action(draftOnly);

program
  .command('finish')
  .description('end the work on an issue, by default the newest: it is no draft any more')
  .argument('[week]', 'an ISO week such as 2026-W47', weekArgument)
  .addOption(asOfFlag())
  .action(finishIssue);

program
  .command('status')
  .description('show where every post stands: carried, pending, kept out, and why')
  .addOption(asOfFlag())
  .action(showStatus);

program
  .command('build')
  .description('only build the email of an issue, by default the newest')
  .argument('[week]', 'an ISO week such as 2026-W47', weekArgument)
  .action(buildEmail);

program
  .command('check')
  .description('check the email of an issue, by default the newest, and print every result')
  .argument('[week]', 'an ISO week such as 2026-W47', weekArgument)
  .action(checkEmail);

program
  .command('preview')
  .description(
    'build the email of an issue, by default the newest, and a page that shows how it looks',
  )
  .argument('[week]', 'an ISO week such as 2026-W47', weekArgument)
  .option('--watch', 'keep the page up to date in the browser while content and templates change')
  .action(async (week: string | undefined, { watch }: { watch?: true }) => {
    // Loaded when asked for: it brings a picture library and a web server, which the others don't need.
    if (watch) await (await import('./newsletter/watch.ts')).watchIssue(week);
    else await (await import('./newsletter/preview.ts')).previewIssue(week);
  });

program.addCommand(sendCommand());

await program.parseAsync();
