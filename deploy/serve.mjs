// The server that was built, with nothing to install or build: for a machine whose program is read-only.
import { serve } from '../dist/server.js';

await serve();
