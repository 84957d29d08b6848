import { ALERTS, type Alert } from '../../figures/alerts';
import { follow, useAddress } from '../../kit/address';
import type { Row } from '../../kit/useTable';
import { STAGES } from '../funnel/Stages';
import type { ClientSettings } from './SettingsPage';
import { type Cell, TablePart } from './TablePart';

interface Props {
  client: string;
  changed: () => void;
}

const TARGETS: Cell[] = [
  { name: 'channel', title: 'Channel' },
  { name: 'campaign', title: 'Campaign', size: 'long' },
  { name: 'country', title: 'Country' },
  { name: 'industry', title: 'Industry' },
  { name: 'employees_from', title: 'Employees from', size: 'short' },
  { name: 'employees_to', title: 'to', size: 'short' },
  { name: 'currency', title: 'Currency', size: 'short' },
  { name: 'max_cpa', title: 'A conversion at most' },
  { name: 'monthly_budget', title: 'A month' },
];

/** What a conversion may cost, and a month. */
export function TargetsPart(props: Props) {
  return (
    <TablePart
      name="targets"
      title="Targets and budgets"
      about="What a conversion may cost and a month may take. Without channel and campaign: of the whole client."
      cells={TARGETS}
      {...props}
    />
  );
}

const EXAMPLES: Record<string, string> = {
  campaign: 'google_ads/1234',
  convention: '{market} | {stage} | {note?}',
  word: 'awa',
};
const stages = Object.fromEntries(
  (['awareness', 'consideration', 'conversion', 'excluded'] as const).map((stage) => [stage, STAGES[stage].title]),
);
const says = (row: Row) => row.rule === 'campaign' || row.rule === 'word';
const FUNNEL: Cell[] = [
  {
    name: 'rule',
    title: 'Rule',
    options: {
      campaign: 'A campaign',
      convention: 'How names are made',
      word: 'A word in names',
      brand: 'A brand of yours',
      competitor: 'A competitor',
    },
  },
  { name: 'match', title: 'Which', size: 'long', example: (row) => EXAMPLES[row.rule ?? ''] ?? '' },
  { name: 'variable', title: 'Stands for', example: () => 'stage', of: (row) => row.rule === 'word' },
  { name: 'stage', title: 'Stage', options: { '': '–', ...stages }, of: says },
  { name: 'tactic', title: 'Tactic', example: () => 'webinar', of: says },
];

/** Where campaigns stand: by their names, one by one, by brands. */
export function FunnelPart(props: Props) {
  const { go, link } = useAddress();
  const to = { view: 'funnel' };
  return (
    <TablePart
      name="funnel_rules"
      title="Stages and naming convention"
      about={
        <>
          What your names of campaigns mean, and which campaign stands where whatever its name says. Where each one
          stands, and why:{' '}
          <a href={link(to)} onClick={(event) => follow(event, () => go(to))}>
            Funnel
          </a>
          .
        </>
      }
      cells={FUNNEL}
      fresh={{ rule: 'campaign' }}
      {...props}
    />
  );
}

/** What there are alerts about. */
export function AlertsPart({ kinds, ...props }: Props & { kinds: ClientSettings['alerts']['kinds'] }) {
  const usual = (row: Row) => kinds.find((one) => one.kind === row.rule);
  const cells: Cell[] = [
    { name: 'rule', title: 'Alert', options: { '': 'Choose', ...ALERTS } },
    { name: 'threshold', title: 'Threshold, or off', example: (row) => usual(row)?.threshold ?? '' },
    { name: 'days', title: 'Days', size: 'short', example: (row) => String(usual(row)?.days ?? '') },
  ];
  return (
    <TablePart
      name="alert_rules"
      title="Alert rules"
      about={
        <>
          What has no row is as usual.
          <details>
            <summary>What is usual</summary>
            <ul className="plain-list">
              {kinds.map((one) => (
                <li key={one.kind}>
                  <b>{ALERTS[one.kind as Alert['kind']]}</b>: {one.sentence} Usually{' '}
                  {one.threshold} ({one.measure}), {one.days} {one.days === 1 ? 'day' : 'days'}.
                </li>
              ))}
            </ul>
          </details>
        </>
      }
      cells={cells}
      {...props}
    />
  );
}

const WINDOWS: Cell[] = [
  { name: 'platform', title: 'Platform', example: () => 'meta_ads' },
  { name: 'account', title: 'Account', example: () => 'all of them' },
  { name: 'goal', title: 'Conversions', options: { '': 'All', leads: 'Leads', sales: 'Sales' } },
  { name: 'click_days', title: 'Days after a click', size: 'short' },
  { name: 'view_days', title: 'Days after a view', size: 'short' },
];

/** Under which windows the platforms claim. */
export function WindowsPart(props: Props) {
  return (
    <TablePart
      name="platform_windows"
      title="The platforms' windows"
      about={
        <>
          How long after a click or a view your ad accounts take a conversion for their own, where it is not as in a new
          account. It explains differences and changes no figure.
        </>
      }
      cells={WINDOWS}
      {...props}
    />
  );
}
