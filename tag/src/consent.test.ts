import { expect, it } from 'vitest';
import { consentContext, decide, type Grants, type Source } from './consent';
import { consentSignals } from './consent-mode';
import { gppGrants, tcfGrants } from './frameworks';

const source = (grants?: Grants): Source => (grants ? { name: 's', grants } : { name: 's' });
const yes = { analytics: true, ads: true };
const no = { analytics: false, ads: false };
const mixed = { analytics: true, ads: false };

it.each([
  ['wait', {}, [], false, undefined, undefined],
  ['assume', {}, [], false, true, true],
  ['off', {}, [], false, true, true],
  ['wait', {}, [{}], false, undefined, undefined],
  ['assume', {}, [{}], false, true, true],
  ['wait', {}, [yes], false, true, true],
  ['wait', {}, [mixed], false, true, false],
  ['wait', {}, [yes, {}], false, undefined, undefined],
  ['wait', {}, [yes, no], false, false, false],
  ['assume', {}, [yes, no], false, false, false],
  ['wait', yes, [no], false, true, true],
  ['wait', no, [yes], false, false, false],
  ['wait', { analytics: true }, [], false, true, undefined],
  ['wait', yes, [], true, true, false],
  ['assume', {}, [yes], true, true, false],
  ['off', {}, [], true, true, false],
  ['wait', { analytics: false, ads: true }, [], false, false, false],
] as const)('%s, own %o, others %o, GPC %s: analytics %s, ads %s', (mode, own, others, gpc, analytics, ads) => {
  expect(decide(mode, own, [source(), ...others.map(source)], gpc)).toEqual({ analytics, ads });
});

it('says which source has spoken, and its own words', () => {
  const tcf: Source = { name: 'tcf', grants: yes, raw: { tcf: 'CQ' } };
  expect(consentContext(yes, {}, [source(), tcf], true, 'wait')).toEqual({
    categoryPreferences: { analytics: true, advertising: true },
    source: 'tcf',
    tcf: 'CQ',
    gpc: true,
  });
  expect(consentContext(yes, yes, [tcf], false, 'wait')).not.toHaveProperty('tcf');
  expect(consentContext(yes, {}, [{ name: 'gcm', grants: {}, raw: { gcs: 'G100' } }], false, 'assume')).toEqual({
    categoryPreferences: { analytics: true, advertising: true },
    source: 'assume',
  });
  expect(consentContext(no, no, [], false, 'wait')).toEqual({
    categoryPreferences: { analytics: false, advertising: false },
    source: 'api',
  });
  expect(consentContext(yes, {}, [], false, 'assume').source).toBe('assume');
});

function consentMode(...calls: unknown[][]) {
  const signals = consentSignals();
  calls.forEach((call) => signals.take(call));
  return signals;
}

it('holds a denied default open until the update', () => {
  const denied = { analytics_storage: 'denied', ad_storage: 'denied' };
  expect(consentMode(['consent', 'default', denied]).grants).toEqual({ analytics: undefined, ads: undefined });
  expect(consentMode(['consent', 'default', denied]).raw?.['gcs']).toBe('G100');
  const updated = consentMode(
    ['consent', 'default', { ...denied, ad_user_data: 'denied', ad_personalization: 'denied', wait_for_update: 500 }],
    ['consent', 'update', { analytics_storage: 'granted', ad_storage: 'denied' }],
  );
  expect(updated.grants).toEqual({ analytics: true, ads: false });
  expect(updated.raw).toEqual({ gcs: 'G101', gcd: '13q3r3p3p5' });
});

it('takes a granted default, unless some region denies it', () => {
  const granted = { analytics_storage: 'granted', ad_storage: 'granted' };
  expect(consentMode(['consent', 'default', granted]).grants).toEqual(yes);
  expect(consentMode(['consent', 'default', granted]).raw).toEqual({ gcs: 'G111', gcd: '13t3t3l3l5' });
  const regional = [
    ['consent', 'default', granted],
    ['consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied', region: ['DE'] }],
  ];
  expect(consentMode(...regional).grants).toEqual({ analytics: undefined, ads: undefined });
  expect(consentMode(...regional.reverse()).grants).toEqual({ analytics: undefined, ads: undefined });
  expect(consentMode(['consent', 'default', { ...granted, region: ['US'] }]).grants).toEqual({
    analytics: undefined,
    ads: undefined,
  });
});

it('reads only what is about consent', () => {
  const signals = consentSignals();
  const empty = ['consent', 'update', null];
  const others = [{ event: 'gtm.js' }, ['config', 'G-1'], null, 7, ['consent', 'other', {}], empty];
  expect(others.map((entry) => signals.take(entry))).toEqual([false, false, false, false, false, true]);
  expect(signals.take(['consent', 'update', { analytics_storage: 'perhaps' }])).toBe(true);
  expect(signals.grants).toEqual({ analytics: undefined, ads: undefined });
});

it('asks purposes 1 and 7 of the European framework', () => {
  const said = (...purposes: number[]) =>
    tcfGrants({
      eventStatus: 'useractioncomplete',
      gdprApplies: true,
      purpose: { consents: Object.fromEntries(purposes.map((purpose) => [purpose, true])) },
    });
  expect(said(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).toEqual(yes);
  expect(said(1, 7)).toEqual(yes);
  expect(said(1, 9)).toEqual(no);
  expect(said(1)).toEqual(no);
  expect(said(7, 8, 9)).toEqual(no);
  const shown = { eventStatus: 'cmpuishown', gdprApplies: true, purpose: { consents: { 1: true, 7: true } } };
  expect(tcfGrants(shown)).toEqual({});
  expect(tcfGrants({ eventStatus: 'tcloaded', gdprApplies: true })).toEqual(no);
  expect(tcfGrants({ gdprApplies: false })).toEqual(yes);
});

it('lets the laws of the United States deny advertising and nothing else', () => {
  const said = (parsedSections: Record<string, unknown>, applicableSections = [7]) =>
    gppGrants({ signalStatus: 'ready', applicableSections, parsedSections });
  const sold = { SaleOptOut: 1, SharingOptOut: 2, TargetedAdvertisingOptOut: 2 };
  expect(said({ usnat: [sold, { Gpc: false }] })).toEqual(mixed);
  expect(said({ usnat: [{ SaleOptOut: 2, SharingOptOut: 2, TargetedAdvertisingOptOut: 1 }] })).toEqual(mixed);
  expect(said({ usnat: [{ SaleOptOut: 2 }, { GpcSegmentType: 1, Gpc: true }] })).toEqual(mixed);
  expect(said({ uspv1: { Version: 1, Notice: 'Y', OptOutSale: 'Y', LspaCovered: 'N' } }, [6])).toEqual(mixed);
  expect(said({ usnat: [{ SaleOptOut: 2, SharingOptOut: 0 }, { Gpc: false }] })).toEqual(yes);
  expect(said({}, [-1])).toEqual(yes);
  expect(said({})).toEqual({});
  expect(said({ tcfeuv2: [{}] }, [2])).toEqual({});
  expect(gppGrants({ signalStatus: 'not ready', applicableSections: [7] })).toEqual({});
});
