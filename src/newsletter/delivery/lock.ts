import { DatabaseSync } from 'node:sqlite';
import { DeliveryError } from './delivery.ts';

/**
 * For how many milliseconds a run asks for the lock. Two that ask in the same moment get into each
 * other's way, and one that asked once only would see the other's attempt as a lock: both would go.
 */
const PATIENCE = 100;

/**
 * Holds a file so that no second run gets it, in this process or another.
 *
 * The lock is SQLite's, which is the operating system's: it ends with the process, however that
 * ends, so none is ever left behind to be judged stale. The file stays, empty.
 *
 * @throws {DeliveryError} when another run holds it
 */
export function held(file: string): { release(): void } {
  const database = new DatabaseSync(file, { timeout: PATIENCE });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    // SQLITE_BUSY
    if ((error as { errcode?: number }).errcode !== 5) throw error;
    throw new DeliveryError(
      'This issue is being sent already, by another run of this command',
      'Wait for it to end, or end it; then run this again, and it goes on where that one stopped.',
    );
  }
  return { release: () => database.close() };
}
