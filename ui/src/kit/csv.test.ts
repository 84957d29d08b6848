import { expect, it } from 'vitest';
import { csv } from './csv';

it('is a table that every spreadsheet reads', () => {
  expect(csv(['name', 'spend'], [['Brand, "US"', '-1.50'], ['two\nlines', '']])).toBe(
    'name,spend\r\n"Brand, ""US""",-1.50\r\n"two\nlines",\r\n',
  );
});

it('nothing that somebody wrote becomes a formula', () => {
  expect(csv(['=1+1'], [['+cmd'], ['@x'], ['-2'], ['-2+3'], ['\tx']])).toBe("'=1+1\r\n'+cmd\r\n'@x\r\n-2\r\n'-2+3\r\n'\tx\r\n");
});
