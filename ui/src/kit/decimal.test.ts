import { describe, expect, it } from 'vitest';
import { compare, isZero, minus, sum } from './decimal';

describe('decimal texts', () => {
  it('add up to the last digit where floating point does not', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3');
    expect(sum(['9007199254740993.01', '0.02'])).toBe('9007199254740993.03');
    expect(sum(['-1.50', '0.25', '13.44549'])).toBe('12.19549');
    expect(sum(['-0.30', '0.10'])).toBe('-0.20');
    expect(sum(['1200', '34'])).toBe('1234');
    expect(sum([])).toBe('0');
  });

  it('are taken from each other exactly', () => {
    expect(minus('100.10', '0.2')).toBe('99.90');
    expect(minus('1.00', '1.000')).toBe('0.000');
    expect(minus('-1', '-3.5')).toBe('2.5');
    expect(minus('0', '0.00')).toBe('0.00');
    expect(minus('0', '7')).toBe('-7');
  });

  it('compare by value, not by text', () => {
    expect(compare('9', '10')).toBe(-1);
    expect(compare('1.50', '1.5')).toBe(0);
    expect(compare('-2', '-10')).toBe(1);
    expect(compare('9007199254740993', '9007199254740992')).toBe(1);
  });

  it('know zero in every form', () => {
    expect(isZero('0.00')).toBe(true);
    expect(isZero('0')).toBe(true);
    expect(isZero('0.01')).toBe(false);
  });
});
