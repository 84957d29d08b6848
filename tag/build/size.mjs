// Fails the build when the tag has grown beyond what every visitor of every page shall have to load.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const MOST_BYTES = 6_000;
const file = new URL('../target/classes/outlay/tag/o.js', import.meta.url);
const bytes = gzipSync(readFileSync(file), { level: 6 }).length;
if (bytes > MOST_BYTES) {
  console.error(`o.js has ${bytes} bytes gzipped; the most is ${MOST_BYTES}`);
  process.exit(1);
}
