// What Maven runs for a module of the browser side: installs the libraries when the lock file has changed since the last
// time, and builds when the sources have. Stamps hold the hash of what was used, so a touched file or another branch does
// not matter.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NODE_AT_LEAST = 20;

function files(path) {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function hash(module, names) {
  const sum = createHash('sha256').update(process.version);
  for (const file of names.flatMap((name) => files(join(module, name)))) {
    sum.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return sum.digest('hex');
}

function unlessDone(module, stamp, proof, wanted, work) {
  const path = join(module, stamp);
  if (existsSync(path) && existsSync(join(module, proof)) && readFileSync(path, 'utf8') === wanted) {
    return;
  }
  work();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
}

function npm(module, ...args) {
  const { status, error } = spawnSync('npm', args, { cwd: module, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`npm ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
    process.exit(1);
  }
}

/** @param product the file that says that the build was done; @param sources what the product is made of */
export function build(module, product, sources) {
  if (Number(process.versions.node.split('.')[0]) < NODE_AT_LEAST) {
    console.error(`this needs Node ${NODE_AT_LEAST} or newer; this is ${process.version}`);
    process.exit(1);
  }
  const libraries = hash(module, ['package.json', 'package-lock.json', '.npmrc']);
  unlessDone(module, 'node_modules/.outlay-stamp', 'node_modules/vite', libraries, () =>
    npm(module, 'ci', '--no-audit', '--no-fund', '--loglevel=error'),
  );
  const all = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'build', 'src', ...sources];
  unlessDone(module, 'target/build-stamp', product, hash(module, all), () => npm(module, 'run', 'build', '--silent'));
}
