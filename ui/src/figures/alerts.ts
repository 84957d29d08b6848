import type { Schemas } from '../kit/api';

export type Alert = Schemas['Alerts']['alerts'][number];

/** What there may be an alert about. */
export const ALERTS: Record<Alert['kind'], string> = {
  tracking_stopped: 'Tracking stopped',
  spend_without_conversions: 'Spend earns nothing',
  cpa_above_target: 'CPA above target',
  restated: 'A past day has changed',
  naming_drift: 'Names drift',
  currency_changed: 'Currency changed',
  deliveries_missed: 'Too little is delivered',
  key_ends: 'A key ends',
  webhook_fails: 'A webhook fails',
};
