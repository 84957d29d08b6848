import { Hint } from '../../kit/Hint';
import { dayName } from '../../kit/dates';
import { count, format } from '../../kit/numbers';
import { type Column, DataTable } from '../../figures/DataTable';
import type { Funnel } from './FunnelPage';

type Step = Funnel['steps'][number];
type Rate = NonNullable<Step['all']>;

const TITLES: Record<string, string> = {
  lead: 'Lead',
  mql: 'MQL',
  sql: 'SQL',
  opportunity: 'Opportunity',
  won: 'Won',
};

/** How many people go on from step to step, how sure that is, and how long it takes. */
export function Steps({ steps, until }: { steps: Step[]; until: string }) {
  const single = steps.filter((step) => !(step.from === 'lead' && step.to === 'won'));
  const all = single.flatMap((step) => (step.all ? [step.all.people] : []));
  const most = Math.max(1, ...all);
  const last = single[single.length - 1];
  const columns: Column<Step>[] = [
    { name: 'step', title: 'From – to', cell: (step) => `${title(step.from)} → ${title(step.to)}` },
    { name: 'people', title: 'People', value: (step) => step.all?.people, cell: (step) => people(step.all) },
    { name: 'went_on', title: 'Went on', value: (step) => step.all?.went_on, cell: (step) => wentOn(step.all) },
    { name: 'rate', title: 'Rate', value: (step) => step.all?.rate, cell: (step) => rate(step.all) },
    {
      name: 'mature',
      title: 'Rate of the mature',
      hint: 'Of those only who have had long enough to go on.',
      value: (step) => step.mature?.rate,
      cell: (step) => rate(step.mature),
    },
    { name: 'median', title: 'Median days', value: (step) => step.median_days, cell: (step) => days(step.median_days) },
    { name: 'p90', title: '90 % within', value: (step) => step.p90_days, cell: (step) => days(step.p90_days) },
  ];
  return (
    <section className="panel" data-part="steps">
      <div className="panel-head">
        <h2>
          From lead to won{' '}
          <Hint label="How are these counted?">
            People who became a lead in the period, and how far they have come by {dayName(until)}. In small: where the
            true rate lies in 95 of 100 cases. Those who came late have had less time; the mature have had enough.
          </Hint>
        </h2>
      </div>
      {all.length === 0 ? (
        <p className="note-line">
          Nobody became a lead in this period. Steps come from a CRM: import contacts and deals with their stage
          histories.
        </p>
      ) : (
        <>
          <ol className="step-bars" aria-hidden="true">
            {single.map((step) => (
              <Bar key={step.from} step={step.from} people={step.all?.people ?? 0} most={most} to={step} />
            ))}
            {last && <Bar step={last.to} people={last.all?.went_on ?? 0} most={most} />}
          </ol>
          <DataTable label="Steps" columns={columns} rows={steps} name={(step) => `${step.from} ${step.to}`} />
        </>
      )}
    </section>
  );
}

function Bar({ step, people: size, most, to }: { step: string; people: number; most: number; to?: Step }) {
  return (
    <li>
      <span className="step-name">{title(step)}</span>
      <span className="step-bar">
        <span style={{ width: `${(size / most) * 100}%` }} />
      </span>
      <b>{count(size)}</b>
      {to?.all && (
        <span className="quiet step-on">
          {percent(to.all.rate)} go on{to.median_days !== null && `, half of them within ${days(to.median_days)}`}
        </span>
      )}
    </li>
  );
}

function title(step: string): string {
  return TITLES[step] ?? step;
}

function people(of: Rate | null): string {
  return of ? count(of.people) : '–';
}

function wentOn(of: Rate | null): string {
  return of ? count(of.went_on) : '–';
}

function percent(text: string): string {
  return format({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }, text);
}

function rate(of: Rate | null) {
  return of ? (
    <>
      {percent(of.rate)}
      <small>
        {percent(of.low)} – {percent(of.high)}
      </small>
    </>
  ) : (
    '–'
  );
}

function days(number: number | null): string {
  return number === null
    ? '–'
    : format({ style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 }, String(number));
}
