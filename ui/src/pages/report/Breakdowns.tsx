import type { Address, Go } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { countryName } from '../../kit/countries';
import { FailureLine, Waiting } from '../../kit/Notices';
import { type Column, DataTable } from '../../figures/DataTable';
import { none, printCell } from '../../figures/hierarchy';
import { METRICS } from '../../figures/metrics';
import { type MetricName, type Scope, apiPath } from '../../figures/questions';
import { STAGES, tacticName } from '../funnel/Stages';
import { Opener, type Opens } from './Opener';

type By = Schemas['BreakdownBy'];
type Breakdown = Schemas['Breakdown'];
type Row = Breakdown['rows'][number];

const HEADS = {
  stage: 'Stage',
  tactic: 'Tactic',
  keyword: 'Keyword',
  platform: 'Platform',
  country: 'Country',
  industry: 'Industry',
  employees: 'Employees',
  visitor_country: 'Country',
};
const TITLES: Record<By, { title: string; columns: (keyof typeof HEADS)[] }> = {
  stages: { title: 'Stages', columns: ['stage'] },
  tactics: { title: 'Tactics', columns: ['stage', 'tactic'] },
  keywords: { title: 'Keywords', columns: ['keyword', 'platform'] },
  visitor_countries: { title: "Visitor's country", columns: ['visitor_country'] },
  countries: { title: "Company's country", columns: ['country'] },
  industries: { title: 'Industries', columns: ['industry'] },
  company_sizes: { title: 'Company sizes', columns: ['employees'] },
  segments: { title: 'Company segments', columns: ['country', 'industry', 'employees'] },
};
/** What stands where a row has no such thing; elsewhere it is not known. */
const UNNAMED: Partial<Record<keyof typeof HEADS, string>> = { tactic: '', keyword: '(no keyword)', platform: '' };
const SPENT: MetricName[] = ['spend', 'revenue', 'roas', 'conversions', 'cpa', 'leads', 'cpl'];
const EARNED: MetricName[] = ['revenue', 'conversions', 'leads'];
const SHOWN = 50;
const COMPANIES =
  'As the CRM describes the companies of won deals. Leads, orders and deals of companies that it does not describe ' +
  'have no name here. There is no spend: platforms do not charge by the company that sees an ad.';
const VISITORS =
  'As the proxy before the server says it, or whoever sends events. Visits of which nobody says it, and what no ' +
  'visit led to, are not known. There is no spend: reports of platforms are not read by country.';

interface Props {
  scope: Scope;
  currency: string | undefined;
  /** What the rows are; nothing while the reader has not asked for any. */
  cut: string | undefined;
  go: Go;
  link: (change: Address) => string;
}

/** The same report by what campaigns are for, by keyword, by where visits came from, or by which companies bought. */
export function Breakdowns({ scope, currency, cut, go, link }: Props) {
  const chosen = (Object.keys(TITLES) as By[]).find((name) => name === cut);
  return (
    <section className="panel" data-part="breakdowns">
      <div className="panel-head">
        <h2>By stage, keyword, country and company</h2>
        {chosen && (
          <div className="segments wraps" role="group" aria-label="What the rows are">
            {(Object.keys(TITLES) as By[]).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === chosen}
                onClick={() => go({ cut: name }, 'replace')}
              >
                {TITLES[name].title}
              </button>
            ))}
          </div>
        )}
        <button
          type="button"
          className="plain"
          data-part="break-down"
          onClick={() => go({ cut: chosen ? '' : 'stages' }, 'replace')}
        >
          {chosen ? 'Hide' : 'Show'}
        </button>
      </div>
      {chosen && currency && <Rows scope={scope} currency={currency} by={chosen} go={go} link={link} />}
    </section>
  );
}

type RowsProps = Pick<Props, 'scope' | 'go' | 'link'> & { currency: string; by: By };

function Rows({ scope, currency, by, go, link }: RowsProps) {
  const asked = useApi<Breakdown>(apiPath(`breakdowns/${by}`, scope, { ad_group: scope.ad_group }));
  if (asked.failure) {
    return (
      <div className="panel-body">
        <FailureLine failure={asked.failure} />
      </div>
    );
  }
  const data = asked.data;
  if (data === undefined) {
    return <Waiting />;
  }
  const rows = data.rows.filter((row) => row.currency === currency);
  const totals = data.totals.filter((row) => row.currency === currency);
  // While others are on their way, the rows on the screen are still those from before.
  const { columns, title } = TITLES[data.report];
  // What is not known is told however little it is.
  const shown = rows.filter((row, place) => place < SHOWN || columns.every((name) => !row[name]));
  const opens = (row: Row): Opens => ({ ...openedBy(row, data.report, totals.includes(row)), go, link });
  return (
    <div data-loading={asked.loading} data-report={data.report}>
      {rows.length === 0 ? (
        <p className="note-line">Nothing is credited in this selection and currency.</p>
      ) : (
        <DataTable
          label={title}
          columns={[...columns.map((name) => keyColumn(name, totals)), ...figures(data.knows_spend, currency, opens)]}
          rows={shown}
          name={(row) => columns.map((name) => row[name] ?? '').join(' ')}
          totals={totals}
        />
      )}
      {rows.length > SHOWN && (
        <p className="note-line">
          {shown.length} of {rows.length}; the total is that of all.
        </p>
      )}
      {!data.knows_spend && <p className="note-line">{data.report === 'visitor_countries' ? VISITORS : COMPANIES}</p>}
    </div>
  );
}

function keyColumn(name: keyof typeof HEADS, totals: Row[]): Column<Row> {
  return {
    name,
    title: HEADS[name],
    words: true,
    cell: (row) => (totals.includes(row) ? totalName(name) : wordsOf(row, name)),
  };
}

/** Only the first of several columns says that it is the total. */
function totalName(name: keyof typeof HEADS): string {
  return name === 'tactic' || name === 'platform' || name === 'industry' ? '' : 'Total';
}

function wordsOf(row: Row, name: keyof typeof HEADS) {
  const text = row[name];
  if (!text) {
    return <span className="muted">{UNNAMED[name] ?? 'Not known'}</span>;
  }
  return plainName(row, name);
}

/** The conversions behind a row, and what a reader calls it. */
function openedBy(row: Row, by: By, total: boolean): { to: string; name: string } {
  const columns = TITLES[by].columns;
  const name = total ? 'all rows' : columns.map((column) => plainName(row, column)).join(', ');
  const parts = Object.fromEntries(columns.map((column) => [column, row[column] ?? '']));
  return { to: printCell(total ? {} : { breakdown: by, ...none(parts) }, name), name };
}

function plainName(row: Row, column: keyof typeof HEADS): string {
  const text = row[column];
  if (!text) {
    return `no ${HEADS[column].toLowerCase()}`;
  }
  return column === 'stage'
    ? STAGES[text as keyof typeof STAGES].title
    : column === 'tactic'
      ? tacticName(text)
      : column === 'visitor_country'
        ? countryName(text)
        : text;
}

function figures(spent: boolean, currency: string, opens: (row: Row) => Opens): Column<Row>[] {
  return (spent ? SPENT : EARNED).map((metric) => {
    const value = (row: Row) => row[metric] ?? null;
    return {
      name: metric,
      title: METRICS[metric].title,
      value,
      cell: (row) => (
        <Opener open={opens(row)} metric={metric} text={textOf(value(row))} currency={currency} />
      ),
    };
  });
}

function textOf(figure: string | number | null): string | null {
  return figure === null ? null : String(figure);
}
