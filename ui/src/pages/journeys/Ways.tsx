import { Hint } from '../../kit/Hint';
import { format, money } from '../../kit/numbers';
import { type Column, DataTable } from '../../figures/DataTable';
import type { Paths } from './JourneysPage';

type Sums = Paths['totals'][number];
type Line = Sums & { channels?: string[] };

/** As many as fit a line; the others are behind the dots. */
const SHOWN = 8;

interface Props {
  paths: Paths;
  currency: string;
  /** Absent where all are told. */
  more: (() => void) | undefined;
}

/** The ways with most conversions, and the sum of all others, so that nothing is left out. */
export function Ways({ paths, currency, more }: Props) {
  const own = paths.paths.filter((one) => one.currency === currency);
  const others = paths.others.find((one) => one.currency === currency);
  const total = paths.totals.find((one) => one.currency === currency);
  const credit = (text: string) => format({ minimumFractionDigits: 1, maximumFractionDigits: 1 }, text);
  const columns: Column<Line>[] = [
    { name: 'way', title: 'Way', cell: (one) => <Way line={one} whole={one === total} /> },
    {
      name: 'conversions',
      title: 'Conversions',
      value: (one) => one.conversions,
      cell: (one) => credit(one.conversions),
    },
    { name: 'revenue', title: 'Revenue', value: (one) => one.revenue, cell: (one) => money(one.revenue, currency) },
    { name: 'leads', title: 'Leads', value: (one) => one.leads, cell: (one) => credit(one.leads) },
  ];
  return (
    <section className="panel" data-part="ways" data-currency={currency}>
      <div className="panel-head">
        <h2>
          Ways to a conversion
          <Hint label="What is a way?">
            The channels of the touches that count, the oldest first; several in a row of one channel are one. Each
            conversion is on one way, so the ways sum to the report.
          </Hint>
        </h2>
      </div>
      {own.length === 0 && !others ? (
        <p className="note-line">There is no conversion in this period and currency.</p>
      ) : (
        <DataTable
          label="Ways"
          columns={columns}
          rows={[...own, ...(others ? [others] : [])]}
          name={(one: Line) => one.channels?.join(' > ') ?? 'others'}
          totals={total ? [total] : []}
        />
      )}
      {more && (
        <p className="more">
          <button type="button" className="plain" onClick={more}>
            Show more
          </button>
        </p>
      )}
    </section>
  );
}

function Way({ line, whole }: { line: Line; whole: boolean }) {
  if (line.channels === undefined) {
    return whole ? 'Total' : <span className="muted">All other ways</span>;
  }
  if (line.channels.length === 0) {
    return <span className="muted">Unattributed: no touch is known</span>;
  }
  const hidden = line.channels.length - SHOWN;
  const shown = hidden > 0 ? line.channels.slice(0, SHOWN) : line.channels;
  return (
    <span className="way" title={line.channels.join(' › ')}>
      {shown.map((channel, place) => (
        <span key={place} className="stop">
          {channel}
        </span>
      ))}
      {hidden > 0 && <span className="muted">and {hidden} more</span>}
    </span>
  );
}
