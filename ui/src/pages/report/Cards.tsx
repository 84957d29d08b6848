import type { Answer, Metric, MetricName } from '../../figures/questions';
import { length } from '../../kit/dates';
import { printCell } from '../../figures/hierarchy';
import { Tile } from '../../figures/Tile';
import { METRICS, exact, value, write } from '../../figures/metrics';
import { opens } from './Opener';

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
        const was = old ? value(old, name) : undefined;
        const on = `the ${before ? length(before.period) : 0} days before`;
        return (
          <Tile
            key={name}
            name={name}
            title={METRICS[name].title}
            hint={
              metric && (
                <>
                  {metric.sentence}
                  <code>
                    {METRICS[name].title} = {metric.formula}
                  </code>
                </>
              )
            }
            value={text}
            written={totals && text !== undefined ? write(name, text, totals.currency, true) : ''}
            exact={totals && text !== undefined ? exact(text, totals.currency, name) : undefined}
            compared={earlier === 'none' ? undefined : { before: was, on }}
            to={opens({ to: printCell({}, 'all rows') }, name, text ?? null)}
          />
        );
      })}
    </section>
  );
}
