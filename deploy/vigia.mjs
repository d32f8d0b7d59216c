// The command line that was built: node deploy/vigia.mjs backup.
import { runCommand } from '../dist/cli.js';

process.exitCode = await runCommand(process.argv.slice(2));
