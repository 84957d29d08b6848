import { expect, it } from 'vitest';
import { countryName, fromCountry } from './countries';

it('calls countries by their names, and what has none by its letters', () => {
  expect(countryName('DE')).toBe(new Intl.DisplayNames(undefined, { type: 'region' }).of('DE'));
  expect(countryName('DE')).not.toBe('DE');
  expect(countryName('XK')).not.toBe('XK');
  expect(countryName('QQ')).toBe('QQ');
});

it('says nothing of a country that is not known', () => {
  expect(fromCountry('')).toBe('');
  expect(fromCountry(undefined)).toBe('');
  expect(fromCountry('QQ')).toBe('from QQ');
});
