import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../../src/newsletter/delivery/smtp-list.ts';

/** Lines of progress where there is no terminal: one for each twentieth of the way. */
const STEPS = 20;

/** Shows how far a send has come: a bar with an estimate on a terminal, else lines now and then. */
export function progress(): Progress {
  return process.stderr.isTTY ? bar() : lines();
}

function bar(): Progress {
  const drawn = new SingleBar(
    {
      format: 'Sending [{bar}] {value} of {total}, {eta_formatted} left',
      hideCursor: true,
      // With a rate limit, an estimate from fewer would jump.
      etaBuffer: 100,
    },
    Presets.legacy,
  );
  return {
    at(done, total) {
      if (!drawn.isActive) drawn.start(total, 0);
      drawn.update(done);
    },
    end: () => drawn.stop(),
  };
}

function lines(): Progress {
  let said = 0;
  return {
    at(done, total) {
      const step = Math.floor((done * STEPS) / total);
      if (step === said) return;
      said = step;
      console.error(`${done} of ${total}`);
    },
    end() {},
  };
}
