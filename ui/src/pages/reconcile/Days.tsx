import { useEffect, useRef, useState } from 'react';
import { dayName } from '../../kit/dates';
import { isZero } from '../../kit/decimal';
import { More } from '../../kit/Notices';
import { type Column, DataTable } from '../../figures/DataTable';
import { MEASURES, TITLES, figure, reasonName } from './Account';
import { type Reconciliation, type Total, printAccount } from './ReconcilePage';

type Line = Reconciliation['lines'][number];

const FIRST = 31;

/** One account's figure day by day, with the evidence of each part of a difference. */
export function Days({ data, total }: { data: Reconciliation; total: Total }) {
  const [shown, setShown] = useState(FIRST);
  const [differing, setDiffering] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.scrollIntoView({ block: 'nearest' }), []);
  const lines = data.lines
    .filter((line) => printAccount(line) === printAccount(total) && (!differing || !isZero(line.difference)))
    .reverse();
  const columns: Column<Line>[] = [
    {
      name: 'day',
      title: 'Day',
      cell: (line) => (
        <>
          {dayName(line.day)}
          {line.zone !== 'Z' && <small className="quiet"> {line.zone}</small>}
        </>
      ),
    },
    ...(['first', 'now', 'ours', 'difference'] as const).map(
      (name): Column<Line> => ({
        name,
        title: TITLES[name].title,
        hint: TITLES[name].hint,
        value: (line) => line[name],
        cell: (line) => figure(line[name], line.measure, line.currency),
      }),
    ),
    { name: 'parts', title: 'Because of', words: true, cell: (line) => <Parts line={line} /> },
  ];
  return (
    <section className="panel" data-part="days">
      <div className="panel-head">
        <h2 ref={heading}>
          {MEASURES[total.measure]} of {total.platform} by day
          <span className="count">{lines.length}</span>
        </h2>
        <label className="check">
          <input type="checkbox" checked={differing} onChange={(event) => setDiffering(event.target.checked)} /> Only
          where they differ
        </label>
      </div>
      {lines.length === 0 ? (
        <p className="note-line">They agree on every day.</p>
      ) : (
        <DataTable label="Days" columns={columns} rows={lines.slice(0, shown)} name={(line) => line.day} />
      )}
      <More shown={Math.min(shown, lines.length)} of={lines.length} what="days" more={() => setShown(shown * 4)} />
    </section>
  );
}

function Parts({ line }: { line: Line }) {
  return (
    <ul className="reasons">
      {line.parts.map((part) => (
        <li key={`${part.reason} ${part.evidence}`}>
          <span className="amount">{figure(part.amount, line.measure, line.currency)}</span> {reasonName(part.reason)}
          <small>{part.evidence}</small>
        </li>
      ))}
    </ul>
  );
}
