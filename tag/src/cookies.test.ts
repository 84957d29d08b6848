import { expect, it } from 'vitest';
import { aliases, platformCookies } from './cookies';

const nothing = () => null;

it('sends ad cookies only with consent to advertising, and nothing of the site itself', () => {
  const cookie =
    'session=secret; _ga=GA1.2.123.456; _ga_ABC1=GS2.1.s1; _fbp=fb.1.2.3; _gcl_aw=GCL.1.Cj0; _gaexp=1; _scid=s; ' +
    'ttclid=T; _uetvid=u; li_fat_id=l; _fbcx=no; awin_awc=w';
  expect(platformCookies(cookie, false)).toEqual({ _ga: 'GA1.2.123.456', _ga_ABC1: 'GS2.1.s1' });
  expect(Object.keys(platformCookies(cookie, true))).toEqual(
    '_ga _ga_ABC1 _fbp _gcl_aw _scid ttclid _uetvid li_fat_id awin_awc'.split(' '),
  );
});

it('leaves out what is too long, and stops at some number', () => {
  expect(platformCookies(`_fbp=${'x'.repeat(513)}`, true)).toEqual({});
  const many = Array.from({ length: 100 }, (_, i) => `_gac_${i}=1`).join('; ');
  expect(Object.keys(platformCookies(many, true))).toHaveLength(32);
});

it("finds the ids of other tools' in cookies and storage", () => {
  const cookie = 'ajs_anonymous_id=%22seg-1%22; _ga=GA1.2.123.456';
  const stored = (name: string) => (name === 'rl_anonymous_id' ? `RS_ENC_v3_${btoa('"rs-1"')}` : null);
  expect(aliases(cookie, stored)).toEqual(['seg-1', 'rs-1', '123.456']);
});

it('takes nothing for an id that cannot be read', () => {
  expect(aliases('ajs_anonymous_id=%E0%A4%A; rl_anonymous_id=RudderEncrypt%3Aabc; _ga=broken', nothing)).toEqual([]);
  expect(aliases('rl_anonymous_id=RS_ENC_v3_***', nothing)).toEqual([]);
});
