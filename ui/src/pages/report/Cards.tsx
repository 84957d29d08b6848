import type { Answer, Metric, MetricName } from './questions';
import { approximately } from '../../kit/decimal';
import { length } from '../../kit/dates';
import { Hint } from '../../kit/Hint';
import { METRICS, exact, value, write } from './metrics';

const SHOWN: MetricName[] = ['spend', 'revenue', 'roas', 'cpa', 'cpl', 'conversions', 'leads'];

interface Props {
  answer: Answer | undefined;
  /** The answer for the period before; "none" where there is no such period. */
  earlier: Answer | 'none' | undefined;
  loading: boolean;
  currency: string | undefined;
  metrics: Metric[];
}

export function Cards({ answer, earlier, loading, currency, metrics }: Props) {
  const totals = answer?.totals.find((total) => total.currency === currency);
  const before = earlier === 'none' ? undefined : earlier;
  const old = before?.totals.find((total) => total.currency === currency);
  return (
    <section className="cards" aria-label="Totals" data-loading={loading}>
      {SHOWN.map((name) => {
        const metric = metrics.find((one) => one.metric === name);
        const text = totals ? value(totals, name) : undefined;
        return (
          <article key={name} className="card" data-metric={name}>
            <h2>
              {METRICS[name].title}
              {metric && (
                <Hint label={`What is ${METRICS[name].title}?`}>
                  {metric.sentence}
                  <code>
                    {METRICS[name].title} = {metric.formula}
                  </code>
                </Hint>
              )}
            </h2>
            {text === undefined || !totals ? (
              <p className="figure">
                <span className="bone" />
              </p>
            ) : (
              <p className="figure" data-value={text ?? ''} title={exact(text, totals.currency, name)}>
                {write(name, text, totals.currency, true)}
              </p>
            )}
            {earlier !== 'none' && (
              <Change
                now={text}
                before={old ? value(old, name) : undefined}
                days={before ? length(before.period) : 0}
              />
            )}
          </article>
        );
      })}
    </section>
  );
}

/** Against the period before. No colour says good or bad: more spend can be either. */
function Change({
  now,
  before,
  days,
}: {
  now: string | null | undefined;
  before: string | null | undefined;
  days: number;
}) {
  if (!now || !before || approximately(before) === 0) {
    return <p className="change"> </p>;
  }
  const change = approximately(now) / approximately(before) - 1;
  const percent = new Intl.NumberFormat(undefined, {
    style: 'percent',
    maximumFractionDigits: Math.abs(change) < 0.1 ? 1 : 0,
  }).format(Math.abs(change));
  const arrow = Math.abs(change) < 0.0005 ? '=' : change > 0 ? '▲' : '▼';
  const words = `${change >= 0 ? 'up' : 'down'} ${percent} on the ${days} days before`;
  return (
    <p className="change" title={words}>
      <span aria-hidden="true">
        {arrow} {percent}
      </span>
      <span className="unseen">{words}</span>
    </p>
  );
}
