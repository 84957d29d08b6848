import { useState } from 'react';
import { useApi } from '../../kit/api';
import { dayName } from '../../kit/dates';
import { money } from '../../kit/numbers';
import { Empty, FailureBox, More, Waiting } from '../../kit/Notices';
import { type Column, DataTable } from '../../figures/DataTable';
import { parseCell } from '../../figures/hierarchy';
import { METRICS, exact, write } from '../../figures/metrics';
import { type MetricName, type Scope, type Spend, type SpendLine, openingPath } from '../../figures/questions';

const PAGE = 50;
const MOST = 1000;
/** What is given to the cell stands first, and is in sight on a narrow screen. */
const SPENT = ['spend', 'impressions', 'clicks', 'video_views'] as const satisfies MetricName[];
const KINDS: Record<SpendLine['kind'], { title: string; sentence: string } | undefined> = {
  row: undefined,
  commission: { title: 'Commission', sentence: 'What an affiliate network charges for one order.' },
  rest: { title: 'Rest', sentence: 'What a coarser report has beyond the finer ones, which stand on their own.' },
  keyword: { title: 'By keyword', sentence: 'From a report by keyword, which names part of the same money.' },
  keyword_taken: {
    title: 'Has a keyword',
    sentence: 'A report by keyword names this money: it is taken off here and stands in the row of its keyword.',
  },
};

interface Props {
  scope: Scope;
  printed: string;
  currency: string | undefined;
  reset: () => void;
}

/** The rows of reports behind what a cell cost, each with its file and line. */
export function SpendPanel({ scope, printed, currency, reset }: Props) {
  const { cell, name } = parseCell(printed);
  const [limit, setLimit] = useState(PAGE);
  const found = useApi<Spend>(currency && openingPath('spend', scope, cell, currency, limit));
  if (found.failure) {
    return <FailureBox failure={found.failure} again={found.again} reset={reset} />;
  }
  const data = found.data;
  if (data === undefined) {
    return <Waiting />;
  }
  if (data.count === 0 && !found.loading) {
    return (
      <Empty title="No spend here">
        <p>No report has a row of {name} in this period and currency.</p>
      </Empty>
    );
  }
  return (
    <section className="panel" data-part="spend" data-loading={found.loading}>
      <div className="panel-head">
        <h2>
          Spend of {name}
          <span className="count">{data.count}</span>
        </h2>
      </div>
      <DataTable<SpendLine | Total>
        label="Rows of reports"
        columns={COLUMNS}
        rows={data.rows}
        name={(line) => (isLine(line) ? line.from.map((by) => `${by.file}:${by.line}`).join(' ') : '')}
        totals={data.totals}
      />
      {limit < MOST ? (
        <More
          shown={data.rows.length}
          of={data.count}
          what="rows"
          more={() => setLimit(Math.min(MOST, limit * 4))}
        />
      ) : (
        data.next && (
          <p className="more quiet">
            The newest {MOST} are shown; the total is that of all. <code>outlay report spend --format csv</code> lists
            the others.
          </p>
        )
      )}
    </section>
  );
}

type Total = Spend['totals'][number];

function isLine(line: SpendLine | Total): line is SpendLine {
  return 'day' in line;
}

const COLUMNS: Column<SpendLine | Total>[] = [
  { name: 'row', title: 'Row', cell: (line) => (isLine(line) ? <Name line={line} /> : 'All of them') },
  ...SPENT.map(
    (metric): Column<SpendLine | Total> => ({
      name: metric,
      title: METRICS[metric].title,
      value: (line) => line[metric],
      cell: (line) => {
        const text = String(line[metric]);
        return <span title={exact(text, line.currency, metric)}>{write(metric, text, line.currency)}</span>;
      },
    }),
  ),
  { name: 'day', title: 'Day', cell: (line) => isLine(line) && <span title={line.zone}>{dayName(line.day)}</span> },
  { name: 'reported', title: 'As reported', cell: (line) => isLine(line) && <Reported line={line} /> },
  { name: 'file', title: 'File and line', words: true, cell: (line) => isLine(line) && <Files line={line} /> },
];

function Name({ line }: { line: SpendLine }) {
  const kind = KINDS[line.kind];
  const campaign = line.campaign || line.campaign_id || line.account || line.account_id || line.platform;
  const below = [line.platform, line.ad_group || line.ad_group_id, line.ad || line.ad_id, line.keyword, line.segment];
  const place = below.filter(Boolean).join(' · ');
  return (
    <span className="name" title={`${campaign}\n${place}`}>
      <span className="text">
        {campaign}{' '}
        {kind && (
          <span className="badge" title={kind.sentence}>
            {kind.title}
          </span>
        )}
      </span>
      <small>{place}</small>
    </span>
  );
}

function Reported({ line }: { line: SpendLine }) {
  const rate = line.rates.map((used) => `${used.divided ? '÷' : '×'} ${used.rate}`).join(' ');
  const published = line.rates.map((used) => `${used.base} in ${used.quote}, ${used.source}, ${used.day}`).join('\n');
  return (
    <>
      <span title={`${line.reported.amount} ${line.reported.currency}`}>
        {money(line.reported.amount, line.reported.currency)}
      </span>
      {rate && <small title={published}>{rate}</small>}
      {line.named && (
        <small>beyond {money(line.named.amount, line.named.currency)} in finer rows</small>
      )}
    </>
  );
}

function Files({ line }: { line: SpendLine }) {
  const first = line.from[0];
  const others = line.from.length - 1;
  return (
    <>
      {first && `${first.file || first.import}, line ${first.line}`}
      {others > 0 && (
        <small title={line.from.map((by) => `${by.file}, line ${by.line}`).join('\n')}>and {others} more</small>
      )}
    </>
  );
}
