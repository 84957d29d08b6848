import { expect, it } from 'vitest';
import { bySeverity, importable, optionsOf, pieces, size } from './imports';

it('cuts a file into pieces that cover it once', () => {
  expect(pieces(10, 4)).toEqual([
    { from: 0, to: 4 },
    { from: 4, to: 8 },
    { from: 8, to: 10 },
  ]);
  expect(pieces(8, 4)).toHaveLength(2);
  expect(pieces(1, 4)).toEqual([{ from: 0, to: 1 }]);
});

it('asks only for what was said', () => {
  expect(optionsOf({ platform: '', currency: 'EUR', zone: ' ' }, { Tag: 'day', Was: '' })).toEqual({
    currency: 'EUR',
    mapping: { Tag: 'day' },
  });
  expect(optionsOf({}, {})).toEqual({});
});

it('puts what is wrong first, and loses nothing', () => {
  const faults = (['note', 'wrong', 'note', 'doubtful'] as const).map((severity) => ({
    severity,
    message: 'm',
    remedy: '',
  }));
  expect(bySeverity(faults).map((group) => [group.severity, group.faults.length])).toEqual([
    ['wrong', 1],
    ['doubtful', 1],
    ['note', 2],
  ]);
  expect(importable(undefined)).toBe(false);
});

it('writes sizes for people', () => {
  expect(size(512)).toBe('512 byte');
  expect(size(1536)).toBe('1.5 kB');
  expect(size(3 << 20)).toBe('3 MB');
});
