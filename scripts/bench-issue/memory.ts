/** Loaded before a command that is measured: tells by file descriptor 3 the most memory it took, in KB. */
import { writeSync } from 'node:fs';

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
