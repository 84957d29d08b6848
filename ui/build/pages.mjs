// What Maven runs: installs the libraries when the lock file has changed since the last time, and builds the pages when
// their sources have. Stamps hold the hash of what was used, so a touched file or another branch does not matter.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ui = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_AT_LEAST = 20;

function files(path) {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function hash(...names) {
  const sum = createHash('sha256').update(process.version);
  for (const file of names.flatMap((name) => files(join(ui, name)))) {
    sum.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return sum.digest('hex');
}

function unlessDone(stamp, proof, wanted, work) {
  const path = join(ui, stamp);
  if (existsSync(path) && existsSync(join(ui, proof)) && readFileSync(path, 'utf8') === wanted) {
    return;
  }
  work();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, { cwd: ui, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`npm ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
    process.exit(1);
  }
}

if (Number(process.versions.node.split('.')[0]) < NODE_AT_LEAST) {
  console.error(`the pages need Node ${NODE_AT_LEAST} or newer; this is ${process.version}`);
  process.exit(1);
}
unlessDone('node_modules/.outlay-stamp', 'node_modules/vite', hash('package.json', 'package-lock.json', '.npmrc'), () =>
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error'),
);
const sources = [
  'package.json',
  'package-lock.json',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'build',
  'public',
  'src',
];
const api = '../app/src/main/resources/outlay/web/openapi.json';
unlessDone('target/pages-stamp', 'target/classes/outlay/ui/index.html', hash(...sources, api), () =>
  npm('run', 'build', '--silent'),
);
