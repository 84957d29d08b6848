import type { Schemas } from '../../kit/api';
import { length, periodName } from '../../kit/dates';
import { Change } from '../../figures/Change';
import { nameOf } from '../../figures/hierarchy';
import { METRICS, value, write } from '../../figures/metrics';
import type { Answer, Figures, Metric, MetricName, Row } from '../../figures/questions';
import { STAGES } from '../funnel/Stages';
import { Curve } from './Curve';

const HEADLINE: MetricName[] = ['spend', 'revenue', 'roas', 'conversions', 'cpa', 'leads'];
const COLUMNS: MetricName[] = ['spend', 'revenue', 'roas', 'conversions', 'cpa', 'leads', 'cpl'];
const MOST_CAMPAIGNS = 25;

interface Answers {
  channels: Answer;
  /** Of the period before, where there is one. */
  earlier: Answer | undefined;
  campaigns: Answer;
  days: Answer;
  funnel: Schemas['Funnel'];
}

interface Props {
  client: string;
  title: string;
  note: string;
  /** Where the picture is. */
  logo: string | undefined;
  answers: Answers;
  metrics: Metric[];
  currency: string;
}

/** The pages as they are printed. */
export function Sheet({ client, title, note, logo, answers, metrics, currency }: Props) {
  const { channels, earlier, campaigns, days, funnel } = answers;
  const of = <T extends { currency: string }>(rows: T[]) => rows.filter((row) => row.currency === currency);
  const total = of(channels.totals)[0];
  const old = earlier && of(earlier.totals)[0];
  const named = of(campaigns.rows).filter((row) => nameOf(row, 'campaigns') !== '');
  const on = earlier ? `the ${length(earlier.period)} days before` : '';
  return (
    <article className="sheet" data-part="sheet" lang="en">
      <header className="sheet-head">
        <div>
          <h2>{title}</h2>
          <p>
            {client} · {periodName(channels.period)}
            {earlier && ` · compared with ${periodName(earlier.period)}`}
          </p>
        </div>
        {logo && <img src={logo} alt="" />}
      </header>
      {note && <p className="sheet-note">{note}</p>}
      {total === undefined ? (
        <p>Nothing was spent or earned in {currency} in these days.</p>
      ) : (
        <>
          <dl className="sheet-headline">
            {HEADLINE.map((name) => (
              <div key={name} data-metric={name} data-value={value(total, name) ?? ''}>
                <dt>{METRICS[name].title}</dt>
                <dd>
                  {write(name, value(total, name), currency, true)}
                  {earlier && <Change now={value(total, name)} before={old ? value(old, name) : null} on={on} />}
                </dd>
              </div>
            ))}
          </dl>
          <Curve answer={days} currency={currency} />
          <Table
            title="Channels"
            rows={of(channels.rows).map((row) => ({ name: nameOf(row, 'channels'), figures: row }))}
            total={total}
          />
          <Table
            title={
              named.length > MOST_CAMPAIGNS
                ? `The ${MOST_CAMPAIGNS} campaigns with most spend, of ${named.length}`
                : 'Campaigns'
            }
            rows={named.slice(0, MOST_CAMPAIGNS).map((row) => ({ name: nameOf(row, 'campaigns'), figures: row }))}
          />
          <Table
            title="Stages of the funnel"
            rows={of(funnel.stages).map((row) => ({ name: STAGES[row.stage].title, figures: row }))}
            total={total}
          />
        </>
      )}
      <Footnotes channels={channels} metrics={metrics} currency={currency} />
    </article>
  );
}

interface Line {
  name: string;
  figures: Figures | Row;
}

function Table({ title, rows, total }: { title: string; rows: Line[]; total?: Figures }) {
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className="sheet-table">
      <h3>{title}</h3>
      <div className="scroll" tabIndex={0} role="region" aria-label={`${title}, scrolls sideways`}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">Name</span>
              </th>
              {COLUMNS.map((name) => (
                <th key={name} scope="col">
                  {METRICS[name].title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <Cells key={place} name={row.name} figures={row.figures} />
            ))}
          </tbody>
          {total && (
            <tfoot>
              <Cells name="Total" figures={total} />
            </tfoot>
          )}
        </table>
      </div>
    </section>
  );
}

function Cells({ name, figures }: Line) {
  return (
    <tr data-name={name}>
      <th scope="row">{name}</th>
      {COLUMNS.map((metric) => (
        <td key={metric} data-metric={metric} data-value={value(figures, metric) ?? ''}>
          {write(metric, value(figures, metric), figures.currency)}
        </td>
      ))}
    </tr>
  );
}

/** What the figures mean, and what they are figures of. */
function Footnotes({ channels, metrics, currency }: { channels: Answer; metrics: Metric[]; currency: string }) {
  return (
    <footer className="sheet-foot">
      <h3>What the figures mean</h3>
      <dl>
        {metrics
          .filter((one) => COLUMNS.includes(one.metric))
          .map((one) => (
            <div key={one.metric}>
              <dt>{METRICS[one.metric].title}</dt>
              <dd>
                {one.sentence} {one.formula}.
              </dd>
            </div>
          ))}
      </dl>
      <p>
        Revenue and conversions are credited to touches by the model “{channels.model}”, to those at most{' '}
        {channels.lookback_days} days before; what has no such touch is unattributed, so all rows sum to the total.
        Conversions count on days in {channels.zone}.{' '}
        {channels.currency ? `All money is converted to ${channels.currency}.` : `Money booked in ${currency}.`}{' '}
        Version {channels.version} of the data, rules {channels.rules}: the same version gives the same figures.
      </p>
    </footer>
  );
}
