import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../etc/npm-module.mjs';

const ui = dirname(dirname(fileURLToPath(import.meta.url)));
const api = '../app/src/main/resources/outlay/web/openapi.json';
const documents = ['../docs', '../CHANGELOG.md', '../CONTRIBUTING.md', '../THREAT_MODEL.md'];
build(ui, 'target/classes/outlay/ui/docs/index.html', ['index.html', 'docs.html', 'public', api, ...documents]);
