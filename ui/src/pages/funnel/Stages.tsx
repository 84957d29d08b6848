import { follow, useAddress } from '../../kit/address';
import { Change } from '../../figures/Change';
import { type Column, DataTable } from '../../figures/DataTable';
import { none, printCell } from '../../figures/hierarchy';
import { METRICS, value } from '../../figures/metrics';
import type { Figures, MetricName } from '../../figures/questions';
import { Opener, type Opens, onReport } from '../report/Opener';
import type { Funnel } from './FunnelPage';

type Line = Figures & { stage: string; tactic?: string };

export const STAGES: Record<Funnel['stages'][number]['stage'], { title: string; sentence: string }> = {
  awareness: { title: 'Awareness', sentence: 'Being seen by people who do not look for it yet.' },
  consideration: { title: 'Consideration', sentence: 'Being weighed by people who know the question.' },
  conversion: { title: 'Conversion', sentence: 'Being found by people who are about to decide.' },
  unclassified: { title: 'Unclassified', sentence: 'No rule places these campaigns.' },
  excluded: { title: 'Excluded', sentence: 'Campaigns that are to be in no stage, by your word.' },
  no_campaign: {
    title: 'No campaign',
    sentence: 'What came without a campaign: direct, organic, referrals, and what is unattributed.',
  },
};

/** The figures that tell how a stage does: what is bought at the top is attention, at the bottom it is sales. */
const KPIS: MetricName[] = [
  ...(['spend', 'revenue', 'roas', 'conversions', 'cpa', 'leads', 'cpl'] as const),
  ...(['impressions', 'cpm', 'clicks', 'ctr', 'cpc'] as const),
];

interface Props {
  funnel: Funnel;
  earlier: Funnel | undefined;
  /** Against what the changes are. */
  on: string | undefined;
  currency: string;
}

export function Stages({ funnel, earlier, on, currency }: Props) {
  const { address, go, link } = useAddress();
  const open = address.stage;
  const of = (all: Funnel | undefined) => (all?.stages ?? []).filter((row) => row.currency === currency);
  const old = of(earlier);
  const shown: Line[] = of(funnel).flatMap((stage) => [
    stage,
    ...(stage.stage === open
      ? inStage(funnel, open, currency)
      : []),
  ]);
  const total = funnel.totals.find((one) => one.currency === currency);
  const columns: Column<Line>[] = [
    {
      name: 'stage',
      title: 'Stage and tactic',
      cell: (row) => <Name row={row} open={open} tactics={tacticsOf(funnel, row, currency)} go={go} link={link} />,
    },
    ...KPIS.map(
      (metric): Column<Line> => ({
        name: metric,
        title: METRICS[metric].title,
        value: (row) => value(row, metric),
        cell: (row) => (
          <>
            <Opener
              open={{ ...openedBy(row), go, link }}
              metric={metric}
              text={value(row, metric)}
              currency={row.currency}
            />
            {on && row.tactic === undefined && row.stage !== '' && (
              <Change
                now={value(row, metric)}
                before={valueOf(old.find((one) => one.stage === row.stage), metric)}
                on={on}
              />
            )}
          </>
        ),
      }),
    ),
  ];
  return (
    <section className="panel" data-part="stages" data-currency={currency}>
      <div className="panel-head">
        <h2>Stages</h2>
      </div>
      <DataTable
        label="Stages"
        columns={columns}
        rows={shown}
        name={(row) => row.tactic ?? row.stage}
        totals={total ? [{ ...total, stage: '' } as Line] : []}
      />
    </section>
  );
}

/** What is behind a row, on the page of the report. */
function openedBy({ stage, tactic, currency }: Line): Pick<Opens, 'to' | 'name' | 'also'> {
  const also = onReport(currency);
  if (stage === '') {
    return { to: printCell({}, 'all rows'), name: 'all rows', also };
  }
  const title = STAGES[stage as keyof typeof STAGES].title;
  if (tactic === undefined) {
    return { to: printCell({ breakdown: 'stages', stage }, title), name: title, also };
  }
  const name = tacticName(tactic);
  return { to: printCell({ breakdown: 'tactics', ...none({ stage, tactic }) }, name), name, also };
}

function valueOf(row: Line | undefined, metric: MetricName): string | null {
  return row ? value(row, metric) : null;
}

function inStage(funnel: Funnel, stage: string, currency: string) {
  return funnel.tactics.filter((one) => one.currency === currency && one.stage === stage && one.tactic !== '');
}

function tacticsOf(funnel: Funnel, row: Line, currency: string): number {
  return inStage(funnel, row.stage, currency).length;
}

interface NameProps {
  row: Line;
  open: string | undefined;
  tactics: number;
  go: ReturnType<typeof useAddress>['go'];
  link: ReturnType<typeof useAddress>['link'];
}

function Name({ row, open, tactics, go, link }: NameProps) {
  if (row.stage === '') {
    return 'Total';
  }
  if (row.tactic !== undefined) {
    return <span className="name tactic">{tacticName(row.tactic)}</span>;
  }
  const { title, sentence } = STAGES[row.stage as keyof typeof STAGES];
  const to = { stage: row.stage === open ? '' : row.stage };
  return (
    <span className="name" title={sentence}>
      <span className="stage-dot" data-stage={row.stage} aria-hidden="true" />
      {tactics > 0 ? (
        <a
          href={link(to)}
          aria-expanded={row.stage === open}
          onClick={(event) => follow(event, () => go(to, 'replace'))}
          role="button"
        >
          {title}
        </a>
      ) : (
        <span className="text">{title}</span>
      )}
      {tactics > 0 && <small>{tactics === 1 ? '1 tactic' : `${tactics} tactics`}</small>}
    </span>
  );
}

/** As people write it: social_lead_gen is "Social lead gen". */
export function tacticName(tactic: string): string {
  const words = tactic.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
