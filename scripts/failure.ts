/** Ends the command for a mistake in how it was called. */
export function fail(reason: string, fix: string): never {
  console.error(`${reason}.\nFix: ${fix}`);
  process.exit(1);
}
