import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../etc/npm-module.mjs';

const ui = dirname(dirname(fileURLToPath(import.meta.url)));
const api = '../app/src/main/resources/outlay/web/openapi.json';
build(ui, 'target/classes/outlay/ui/index.html', ['index.html', 'public', api]);
