import { Presets, SingleBar } from 'cli-progress';

/** Lines of progress where there is no terminal: one for each twentieth of the way. */
const STEPS = 20;

/** Shows how far a send has come: a bar with an estimate on a terminal, else lines now and then. */
export function progress(): (done: number, total: number) => void {
  return process.stderr.isTTY ? bar() : lines();
}

function bar() {
  const drawn = new SingleBar(
    {
      format: 'Sending [{bar}] {value} of {total}, {eta_formatted} left',
      hideCursor: true,
      // As many as a minute's worth: with a rate limit, fewer would make the estimate jump.
      etaBuffer: 100,
    },
    Presets.legacy,
  );
  return (done: number, total: number) => {
    if (!drawn.isActive) drawn.start(total, 0);
    drawn.update(done);
    if (done === total) drawn.stop();
  };
}

function lines() {
  let said = 0;
  return (done: number, total: number) => {
    const step = Math.floor((done * STEPS) / total);
    if (step === said) return;
    said = step;
    console.error(`${done} of ${total}`);
  };
}
