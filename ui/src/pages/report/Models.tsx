import { type Go } from '../../kit/address';
import { useAll } from '../../kit/api';
import { FailureLine, Waiting } from '../../kit/Notices';
import { MODELS } from '../../figures/Controls';
import { type Column, DataTable } from '../../figures/DataTable';
import { type Level, LEVELS, cellOf, nameOf, placeOf, printCell } from '../../figures/hierarchy';
import { METRICS, value, write } from '../../figures/metrics';
import { type Answer, type MetricName, type Model, type Row, type Scope, reportPath } from '../../figures/questions';

const OFFERED: MetricName[] = ['revenue', 'roas', 'conversions', 'cpa', 'leads', 'cpl'];
const SHOWN = 50;

interface Props {
  scope: Scope;
  by: Level;
  models: Model[];
  currency: string | undefined;
  /** What is compared; nothing while the reader has not asked for it. */
  metric: string | undefined;
  go: Go;
}

/** What each model says of the same rows. Whatever the model, revenue and conversions sum to the same total. */
export function Models({ metric, go, ...rest }: Props) {
  const chosen = OFFERED.find((name) => name === metric);
  return (
    <section className="panel" data-part="models-table">
      <div className="panel-head">
        <h2>Models side by side</h2>
        {chosen && (
          <div className="segments" role="group" aria-label="What is compared">
            {OFFERED.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === chosen}
                onClick={() => go({ models: name }, 'replace')}
              >
                {METRICS[name].title}
              </button>
            ))}
          </div>
        )}
        <button
          type="button"
          className="plain"
          data-part="compare-models"
          onClick={() => go({ models: chosen ? '' : 'revenue' }, 'replace')}
        >
          {chosen ? 'Hide' : 'Compare'}
        </button>
      </div>
      {chosen && rest.currency && <Compared {...rest} metric={chosen} currency={rest.currency} />}
    </section>
  );
}

interface Line {
  name: string;
  place: string;
  /** By model; absent where a model gives the row nothing. */
  rows: Map<Model, Row>;
}

interface ComparedProps extends Omit<Props, 'go' | 'metric' | 'currency'> {
  metric: MetricName;
  currency: string;
}

function Compared({ scope, by, models, currency, metric }: ComparedProps) {
  const asked = useAll<Answer>(models.map((model) => reportPath(by, { ...scope, model })));
  if (asked.failure) {
    return (
      <div className="panel-body">
        <FailureLine failure={asked.failure} />
      </div>
    );
  }
  if (asked.data === undefined || asked.data.length !== models.length) {
    return <Waiting />;
  }
  const answers = new Map(models.map((model, place) => [model, asked.data![place]!]));
  const lines = linesOf(answers, by, currency);
  const total: Line = { name: 'Total', place: '', rows: new Map() };
  for (const [model, answer] of answers) {
    const own = answer.totals.find((one) => one.currency === currency);
    if (own) {
      total.rows.set(model, own as Row);
    }
  }
  const columns: Column<Line>[] = [
    {
      name: 'name',
      title: LEVELS[by].one,
      cell: (line) => (
        <span className="name" title={line.name}>
          <span className="text">{line.name}</span>
          {line.place && <small>{line.place}</small>}
        </span>
      ),
    },
    ...models.map(
      (model): Column<Line> => ({
        name: model,
        title: MODELS[model].title,
        hint: MODELS[model].sentence,
        value: (line) => textOf(line, model, metric),
        cell: (line) => write(metric, textOf(line, model, metric), currency),
      }),
    ),
  ];
  return (
    <div data-loading={asked.loading}>
      <DataTable
        label="Models side by side"
        columns={columns}
        rows={lines.slice(0, SHOWN)}
        name={(line) => `${line.name} ${line.place}`}
        totals={[total]}
      />
      {lines.length > SHOWN && (
        <p className="note-line">
          The first {SHOWN} of {lines.length}; the total is that of all.
        </p>
      )}
    </div>
  );
}

function textOf(line: Line, model: Model, metric: MetricName): string | null {
  const row = line.rows.get(model);
  return row ? value(row, metric) : null;
}

function linesOf(answers: Map<Model, Answer>, by: Level, currency: string): Line[] {
  const lines = new Map<string, Line>();
  for (const [model, answer] of answers) {
    for (const row of answer.rows.filter((one) => one.currency === currency)) {
      const key = printCell(cellOf(row, by), '');
      const name = nameOf(row, by) || `No ${LEVELS[by].one.toLowerCase()}`;
      const line = lines.get(key) ?? { name, place: placeOf(row, by), rows: new Map() };
      line.rows.set(model, row);
      lines.set(key, line);
    }
  }
  return [...lines.values()];
}
