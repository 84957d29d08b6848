import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../etc/npm-module.mjs';

build(dirname(dirname(fileURLToPath(import.meta.url))), 'target/classes/outlay/tag/o.js', []);
