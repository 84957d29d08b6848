import type { By, Row } from './api';
import type { Address } from './address';

/** What the rows of a report are called, and where a click on one leads. */
export const LEVELS: Record<Exclude<By, 'days'>, { title: string; one: string }> = {
  channels: { title: 'Channels', one: 'Channel' },
  platforms: { title: 'Platforms', one: 'Platform' },
  campaigns: { title: 'Campaigns', one: 'Campaign' },
  ads: { title: 'Ads', one: 'Ad' },
};

export type Level = keyof typeof LEVELS;

export function level(text: string | undefined): Level {
  return text !== undefined && text in LEVELS ? (text as Level) : 'channels';
}

function text(row: Row, ...names: string[]): string {
  for (const name of names) {
    const found = row[name];
    if (typeof found === 'string' && found !== '') {
      return found;
    }
  }
  return '';
}

export const UNATTRIBUTED = 'Unattributed';

export function day(row: Row): string {
  return text(row, 'day', 'date_day');
}

/** What a reader calls the row. */
export function nameOf(row: Row, by: Level): string {
  switch (by) {
    case 'channels':
      return text(row, 'channel') || UNATTRIBUTED;
    case 'platforms':
      return text(row, 'platform') || UNATTRIBUTED;
    case 'campaigns':
      return text(row, 'campaign', 'campaign_name', 'campaign_id') || UNATTRIBUTED;
    case 'ads':
      return text(row, 'ad', 'ad_name', 'ad_id') || UNATTRIBUTED;
  }
}

/** What places the row, in small letters under its name. */
export function placeOf(row: Row, by: Level): string {
  const name = nameOf(row, by);
  const parts = by === 'ads' ? [text(row, 'platform'), text(row, 'ad_group', 'ad_group_name'), text(row, 'ad_id')]
    : by === 'campaigns' ? [text(row, 'platform'), text(row, 'campaign_id')] : [];
  return parts.filter((part) => part !== '' && part !== name).join(' · ');
}

export function isUnattributed(row: Row, by: Level): boolean {
  return nameOf(row, by).toLowerCase() === UNATTRIBUTED.toLowerCase();
}

/** The address behind a row; none where there is nothing below it. */
export function below(row: Row, by: Level): Address | undefined {
  if (isUnattributed(row, by)) {
    return undefined;
  }
  switch (by) {
    case 'channels':
      return { by: 'campaigns', channel: text(row, 'channel') };
    case 'platforms':
      return { by: 'campaigns', platform: text(row, 'platform') };
    case 'campaigns':
      return { by: 'ads', campaign: text(row, 'campaign_id', 'campaign') };
    case 'ads':
      return undefined;
  }
}
