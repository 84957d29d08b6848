import type { By, Cell, Row } from './questions';
import type { Address } from '../kit/address';

/** What the rows of a report are called, and where a click on one leads. */
export const LEVELS: Record<Exclude<By, 'days'>, { title: string; one: string }> = {
  channels: { title: 'Channels', one: 'Channel' },
  platforms: { title: 'Platforms', one: 'Platform' },
  campaigns: { title: 'Campaigns', one: 'Campaign' },
  ad_groups: { title: 'Ad groups', one: 'Ad group' },
  ads: { title: 'Ads', one: 'Ad' },
};

export type Level = keyof typeof LEVELS;

export function level(text: string | undefined): Level {
  return text !== undefined && text in LEVELS ? (text as Level) : 'channels';
}

function text(row: Row, name: string): string {
  const found = row[name];
  return typeof found === 'string' ? found : '';
}

/** The channel, and in the platform report the platform, of revenue without any known touch. */
const UNATTRIBUTED = 'Unattributed';

export function day(row: Row): string {
  return text(row, 'day');
}

/** What a reader calls the row; empty where the touches behind it carried no such name. */
export function nameOf(row: Row, by: Level): string {
  if (isUnattributed(row)) {
    return UNATTRIBUTED;
  }
  switch (by) {
    case 'channels':
      return text(row, 'channel');
    case 'platforms':
      return text(row, 'platform');
    case 'campaigns':
      return text(row, 'campaign') || text(row, 'campaign_id');
    case 'ad_groups':
      return text(row, 'ad_group') || text(row, 'ad_group_id');
    case 'ads':
      return text(row, 'ad') || text(row, 'ad_id');
  }
}

const PLACES: Partial<Record<Level, string[]>> = {
  campaigns: ['platform', 'channel'],
  ad_groups: ['platform', 'channel', 'campaign'],
  ads: ['platform', 'channel', 'ad_group'],
};

/** What places the row, in small letters under its name. */
export function placeOf(row: Row, by: Level): string {
  const columns = PLACES[by] ?? [];
  return isUnattributed(row)
    ? ''
    : columns
        .map((column) => text(row, column))
        .filter(Boolean)
        .join(' · ');
}

export function isUnattributed(row: Row): boolean {
  return text(row, 'channel') === UNATTRIBUTED || text(row, 'platform') === UNATTRIBUTED;
}

/** The name of a campaign in a question's filter: its platform and its id, or its name where it has no id. */
function campaignKey(row: Row): string {
  return `${text(row, 'platform')}/${text(row, 'campaign_id') || text(row, 'campaign')}`;
}

/** The name of an ad group in a question: its id, or its name where it has no id. */
function adGroupKey(row: Row): string {
  return text(row, 'ad_group_id') || text(row, 'ad_group');
}

/** The address behind a row; none where there is nothing below it. */
export function below(row: Row, by: Level): Address | undefined {
  if (isUnattributed(row) || nameOf(row, by) === '') {
    return undefined;
  }
  switch (by) {
    case 'channels':
      return { by: 'campaigns', channel: text(row, 'channel') };
    case 'platforms':
      return { by: 'campaigns', platform: text(row, 'platform') };
    case 'campaigns':
      return { by: 'ad_groups', campaign: campaignKey(row) };
    case 'ad_groups':
      return { by: 'ads', campaign: campaignKey(row), ad_group: adGroupKey(row) };
    case 'ads':
      return undefined;
  }
}

/** The parameters that ask for parts of a row; those that the row has none of are asked for as such. */
export function none(parts: Record<string, string>): Cell {
  const without = Object.keys(parts).filter((name) => parts[name] === '');
  const given = Object.entries(parts).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(given), ...(without.length > 0 ? { without: without.join(',') } : {}) };
}

/** The parameters that ask for the conversions behind a row. */
export function cellOf(row: Row, by: Level): Cell {
  const campaign = { channel: text(row, 'channel'), campaign: campaignKey(row) };
  switch (by) {
    case 'channels':
      return { channel: text(row, 'channel') };
    case 'platforms':
      return none({ platform: text(row, 'platform') });
    case 'campaigns':
      return campaign;
    case 'ad_groups':
      return { ...campaign, ...none({ ad_group: adGroupKey(row) }) };
    case 'ads':
      return {
        ...campaign,
        ...none({
          ad_group: adGroupKey(row),
          ad: text(row, 'ad_id') || text(row, 'ad'),
        }),
      };
  }
}

/** A cell in the address, with the name that a reader knows it by. */
export function printCell(cell: Cell, name: string): string {
  return new URLSearchParams({ name, ...cell }).toString();
}

export function parseCell(printed: string): { cell: Cell; name: string } {
  const { name = '', ...cell } = Object.fromEntries(new URLSearchParams(printed));
  return { cell, name };
}
