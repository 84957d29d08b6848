// Writes the types of the JSON API from its description, so that the pages cannot ask for what there is not.
import { mkdirSync, writeFileSync } from 'node:fs';
import openapi, { astToString } from 'openapi-typescript';

const description = new URL('../../app/src/main/resources/outlay/web/openapi.json', import.meta.url);
const target = new URL('../target/types/api.ts', import.meta.url);
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(target, astToString(await openapi(description, { silent: true })));
