import { parentPort, workerData } from 'node:worker_threads';
import { held } from '../../../src/newsletter/delivery/lock.ts';

/** Asks for each file at the moment when all contenders are ready, and keeps what it gets. */
const { files, contenders, ready } = workerData as {
  files: string[];
  contenders: number;
  /** How many are ready, for each file. */
  ready: Int32Array;
};

const got = files.map((file, round) => {
  Atomics.add(ready, round, 1);
  while (Atomics.load(ready, round) < contenders);
  try {
    return held(file);
  } catch {
    return undefined;
  }
});
parentPort?.postMessage(got.map(Boolean));
// Until it is stopped, so that no lock of its own ends while the other still asks.
parentPort?.on('message', () => got);
