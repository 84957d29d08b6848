import { describe, expect, it } from 'vitest';
import { days, isDay, length, monday, plus, presets } from './dates';

describe('calendar days', () => {
  it('cross months, leap days and clock changes', () => {
    expect(plus('2024-02-28', 1)).toBe('2024-02-29');
    expect(plus('2026-03-29', 1)).toBe('2026-03-30');
    expect(days({ from: '2026-10-24', to: '2026-10-27' })).toEqual([
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
      '2026-10-27',
    ]);
    expect(length({ from: '2026-07-01', to: '2026-09-28' })).toBe(90);
  });

  it('belong to the week of their Monday', () => {
    expect(monday('2026-09-28')).toBe('2026-09-28');
    expect(monday('2026-10-04')).toBe('2026-09-28');
  });

  it('are told from other texts', () => {
    expect(isDay('2026-02-28')).toBe(true);
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('28.02.2026')).toBe(false);
  });

  it('give presets that end with the data and lie inside it', () => {
    const offered = presets({ from: '2026-07-01', to: '2026-09-28' });
    expect(offered.map(({ period }) => `${period.from} ${period.to}`)).toEqual([
      '2026-09-22 2026-09-28',
      '2026-09-01 2026-09-28',
      '2026-09-01 2026-09-28',
      '2026-08-01 2026-08-31',
    ]);
  });
});
