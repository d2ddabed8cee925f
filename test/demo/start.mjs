// `npm start`: runs on the system's Node with nothing installed, see start.ts for what it does.
import { bootstrap } from '../bootstrap.mjs';

await bootstrap(new URL('start.ts', import.meta.url).pathname, process.argv.slice(2));
