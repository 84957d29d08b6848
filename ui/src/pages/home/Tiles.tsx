import { type Period, length } from '../../kit/dates';
import { format, money } from '../../kit/numbers';
import { METRICS, exact, value, write } from '../../figures/metrics';
import type { Figures, Metric, MetricName } from '../../figures/questions';
import { Tile } from '../../figures/Tile';
import type { HomeAnswers } from './HomePage';

interface Props {
  answers: HomeAnswers;
  compared: boolean;
  currency: string;
  metrics: Metric[];
  period: Period;
}

const REPORT: MetricName[] = ['spend', 'revenue', 'roas', 'cpa', 'cpl'];

/** Eight figures that say how it goes; each opens to what it is made of. */
export function Tiles({ answers, compared, currency, metrics, period }: Props) {
  const totals = answers.channels.data?.totals.find((total) => total.currency === currency);
  const old = answers.channelsBefore.data?.totals.find((total) => total.currency === currency);
  const chosen = { from: period.from, to: period.to };
  const on = `the ${length(period)} days before`;
  return (
    <section className="cards eight" aria-label="Totals">
      {REPORT.map((name) => {
        const metric = metrics.find((one) => one.metric === name);
        const text = totals ? value(totals, name) : null;
        return (
          <Tile
            key={name}
            name={name}
            title={METRICS[name].title}
            hint={metric && [metric.sentence, <code key="f">{`${METRICS[name].title} = ${metric.formula}`}</code>]}
            value={text}
            written={write(name, text, currency, true)}
            exact={exact(text, currency, name)}
            compared={compared ? { before: old ? value(old, name) : null, on } : undefined}
            note={name === 'cpa' ? targetNote(totals, currency) : undefined}
            to={{ view: 'report', ...chosen, sort: `-${name}` }}
          />
        );
      })}
      <LtvCac answers={answers} currency={currency} />
      <Pacing totals={totals} currency={currency} />
      <Unclassified answers={answers} currency={currency} chosen={chosen} />
    </section>
  );
}

function targetNote(totals: Figures | undefined, currency: string) {
  return totals?.max_cpa ? (
    <span className={totals.target === 'above' ? 'over' : undefined}>
      {totals.target === 'above' ? 'above' : 'within'} the target of {money(totals.max_cpa, currency)}
    </span>
  ) : undefined;
}

function LtvCac({ answers, currency }: { answers: HomeAnswers; currency: string }) {
  const part = answers.economics.data?.currencies.find((one) => one.currency === currency);
  const ratio = part?.ltv_cac ?? null;
  return (
    <Tile
      name="ltv_cac"
      title="LTV:CAC"
      hint={
        'What a new customer brought in so far, over what a new customer cost, over all that is stored. ' +
        'Three is usually taken for healthy.'
      }
      value={ratio === null ? null : String(ratio)}
      written={ratio === null ? '–' : multiple(String(ratio))}
      exact={ratio === null ? 'Nobody has been a customer for a month, or nothing was spent.' : String(ratio)}
      note={part && ratio !== null ? `after ${months(part.ltv_cac_months)}` : 'not known yet'}
      to={{ view: 'economics', from: '', to: '' }}
    />
  );
}

function multiple(text: string): string {
  return `${format({ minimumFractionDigits: 2, maximumFractionDigits: 2 }, text)}×`;
}

function months(count: number): string {
  return format({ style: 'unit', unit: 'month', unitDisplay: 'long' }, String(count));
}

function Pacing({ totals, currency }: { totals: Figures | undefined; currency: string }) {
  const pace = totals?.pace ?? null;
  return (
    <Tile
      name="pace"
      title="Pacing"
      hint={[
        'What was spent this month, over what should be spent by the last day of the period: 100 % is in step.',
        <code key="f">spent / (budget × days gone / days of the month)</code>,
      ]}
      value={pace}
      written={pace === null ? '–' : format({ style: 'percent', maximumFractionDigits: 0 }, pace)}
      exact={pace ?? 'There is no monthly budget for all of this client in this currency.'}
      note={
        totals?.spent_in_month && totals.monthly_budget
          ? `${money(totals.spent_in_month, currency, true)} of ${money(totals.monthly_budget, currency, true)}`
          : 'no budget is set'
      }
    />
  );
}

interface UnclassifiedProps {
  answers: HomeAnswers;
  currency: string;
  chosen: { from: string; to: string };
}

function Unclassified({ answers, currency, chosen }: UnclassifiedProps) {
  const share = answers.funnel.data?.unclassified_spend[currency] ?? null;
  return (
    <Tile
      name="unclassified_spend"
      title="Unclassified"
      hint="The part of the spend that no rule places into a stage of the funnel. The funnel shows which campaigns."
      value={share}
      written={share === null ? '–' : format({ style: 'percent', maximumFractionDigits: 1 }, share)}
      exact={share ?? 'Nothing was spent.'}
      note="of spend"
      to={{ view: 'funnel', ...chosen }}
    />
  );
}
