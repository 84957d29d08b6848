import { expect, it } from 'vitest';
import { csv } from './csv';

it('is a table that every spreadsheet reads', () => {
  expect(csv(['name', 'spend'], [['Brand, "US"', '-1.50'], ['two\nlines', '']])).toBe(
    'name,spend\r\n"Brand, ""US""",-1.50\r\n"two\nlines",\r\n',
  );
});

it('nothing that somebody wrote becomes a formula', () => {
  const rows = [['+cmd'], ['@x'], ['-2'], ['-2+3'], ['\tx'], ['\uff1d1'], [' =1'], ['a;b']];
  const lines = csv(['=1+1'], rows).split('\r\n');
  expect(lines).toEqual(["'=1+1", "'+cmd", "'@x", '-2', "'-2+3", '"\'\tx"', "'\uff1d1", "' =1", '"a;b"', '']);
});
