import { useEffect, useMemo, useRef } from 'react';
import { type Address, type Go, follow } from '../../kit/address';
import type { Answer, Figures, Metric, MetricName, Row } from '../../figures/questions';
import { approximately, compare } from '../../kit/decimal';
import { LEVELS, type Level, below, cellOf, isUnattributed, nameOf, placeOf, printCell } from '../../figures/hierarchy';
import { type Period, length } from '../../kit/dates';
import { give } from '../../kit/file';
import { Hint } from '../../kit/Hint';
import { Change } from '../../figures/Change';
import { Opener, type Opens } from './Opener';
import { asCsv } from './export';
import { COLUMNS, METRICS, aboveTarget, exact, value, write } from '../../figures/metrics';

interface Props {
  by: Level;
  answer: Answer | undefined;
  /** The same for the period before, where there is one. */
  earlier: Answer | undefined;
  loading: boolean;
  currency: string | undefined;
  metrics: Metric[];
  address: Address;
  go: Go;
  link: (change: Address) => string;
}

type Column = MetricName | 'name';

interface Sort {
  column: Column;
  down: boolean;
}

const WITH_BAR: MetricName[] = ['spend', 'revenue'];
const COMPARED: MetricName[] = ['spend', 'revenue', 'roas', 'conversions', 'cpa', 'leads', 'cpl'];
const BONES = 6;

export function ReportTable({ by, answer, earlier, loading, currency, metrics, address, go, link }: Props) {
  const sort = readSort(address.sort);
  // While another level is on its way, the rows on the screen are still those of the level before.
  const level = answer && answer.report !== 'days' ? answer.report : by;
  const rows = useMemo(
    () =>
      sorted(
        (answer?.rows ?? []).filter((row) => row.currency === currency),
        level,
        sort,
      ),
    [answer, currency, level, sort.column, sort.down],
  );
  const total = answer?.totals.find((one) => one.currency === currency);
  const most = Object.fromEntries(
    WITH_BAR.map((name) => [name, Math.max(0, ...rows.map((row) => approximately(value(row, name) ?? '0')))]),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The link that led here is gone, and the keyboard would have to begin again at the top of the page.
    if (document.activeElement === document.body && heading.current && window.history.length > 1) {
      heading.current.focus({ preventScroll: true });
    }
  }, [answer?.report]);
  const opens = (row: Row, of: Level): Opens => {
    const name = nameOf(row, of) || `no ${LEVELS[of].one.toLowerCase()}`;
    return { to: printCell(cellOf(row, of), name), name, go, link };
  };
  const old = useMemo(() => earlierRows(earlier, level, currency), [earlier, level, currency]);
  const offered = levelsOf(address);

  return (
    <section
      className="panel"
      data-part="table"
      data-loading={loading}
      data-report={answer?.report}
      data-currency={currency}
    >
      <div className="panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {LEVELS[level].title}
          {answer && <span className="count">{rows.length}</span>}
        </h2>
        {answer && (
          <button
            type="button"
            className="plain"
            data-part="csv"
            onClick={() => give(asCsv(rows), fileName(answer))}
          >
            CSV
          </button>
        )}
        {offered.length > 1 && (
          <div className="segments" role="group" aria-label="What a row stands for">
            {offered.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === by}
                onClick={() => go({ by: name === 'channels' ? '' : name, sort: '' })}
              >
                {LEVELS[name].title}
              </button>
            ))}
          </div>
        )}
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={`${LEVELS[level].title}, scrolls sideways`}>
        <table>
          <thead>
            <tr>
              <Head column="name" title={LEVELS[level].one} sort={sort} go={go} />
              {COLUMNS.map((name) => (
                <Head
                  key={name}
                  column={name}
                  title={METRICS[name].title}
                  sort={sort}
                  go={go}
                  hint={metrics.find((one) => one.metric === name)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {!answer &&
              Array.from({ length: BONES }, (_, index) => (
                <tr key={index}>
                  <th scope="row">
                    <span className="bone" />
                  </th>
                  {COLUMNS.map((name) => (
                    <td key={name}>
                      <span className="bone" />
                    </td>
                  ))}
                </tr>
              ))}
            {rows.map((row, index) => (
              <tr key={index} data-name={nameOf(row, level)}>
                <th scope="row">
                  <Name row={row} level={level} go={go} link={link} />
                </th>
                {COLUMNS.map((name) => (
                  <Cell
                    key={name}
                    row={row}
                    name={name}
                    most={most[name]}
                    open={opens(row, level)}
                    old={earlier && { row: old.get(printCell(cellOf(row, level), '')), period: earlier.period }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr>
                <th scope="row">Total</th>
                {COLUMNS.map((name) => (
                  <Cell
                    key={name}
                    row={total}
                    name={name}
                    open={{ to: printCell({}, 'all rows'), name: 'all rows', go, link }}
                  />
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </section>
  );
}

function Head({
  column,
  title,
  sort,
  go,
  hint,
}: {
  column: Column;
  title: string;
  sort: Sort;
  go: Go;
  hint?: Metric | undefined;
}) {
  const active = sort.column === column;
  const down = active ? !sort.down : column !== 'name';
  return (
    <th scope="col" aria-sort={active ? (sort.down ? 'descending' : 'ascending') : undefined} data-column={column}>
      <button
        type="button"
        title={hint && `${hint.sentence} ${hint.formula}`}
        onClick={() => go({ sort: (down ? '-' : '') + column }, 'replace')}
      >
        <span className="arrow" aria-hidden="true">
          {active ? (sort.down ? '↓' : '↑') : ''}
        </span>
        {title}
      </button>
    </th>
  );
}

function Name({ row, level, go, link }: { row: Row; level: Level; go: Go; link: Props['link'] }) {
  const name = nameOf(row, level);
  const place = placeOf(row, level);
  const to = below(row, level);
  if (isUnattributed(row)) {
    return (
      <span className="name">
        <span className="muted">{name}</span>
        <Hint label="What is unattributed?">
          Conversions without any known touch inside the lookback window. They stay in the report, so that credited and
          unattributed always add up to all revenue.
        </Hint>
      </span>
    );
  }
  if (name === '') {
    return (
      <span className="name" title={place}>
        <span className="muted">No {LEVELS[level].one.toLowerCase()}</span>
        {place && <small>{place}</small>}
      </span>
    );
  }
  return (
    <span className="name" title={place ? `${name}\n${place}` : name}>
      {to ? (
        <a href={link({ sort: '', ...to })} onClick={(event) => follow(event, () => go({ sort: '', ...to }))}>
          {name}
        </a>
      ) : (
        <span className="text">{name}</span>
      )}
      {place && <small>{place}</small>}
    </span>
  );
}

interface CellProps {
  row: Figures;
  name: MetricName;
  most?: number | undefined;
  open: Opens;
  /** The same row in the period before, and which that is. */
  old?: { row: Row | undefined; period: Period } | undefined;
}

function Cell({ row, name, most, open, old }: CellProps) {
  const text = value(row, name);
  const share = most && text ? Math.max(0, approximately(text) / most) : 0;
  const above = aboveTarget(row);
  return (
    <td
      data-metric={name}
      data-value={text ?? ''}
      title={exact(text, row.currency, name)}
      className={text === null ? 'muted' : undefined}
    >
      <Opener open={open} metric={name} text={text} currency={row.currency} />
      {name === 'cpa' && above && (
        <small className="above" title={`A conversion may cost ${write('cpa', above, row.currency)} at the most`}>
          above {write('cpa', above, row.currency)}
        </small>
      )}
      {old && COMPARED.includes(name) && (
        <Change
          now={text}
          before={old.row ? value(old.row, name) : null}
          on={`the ${length(old.period)} days before`}
        />
      )}
      {most !== undefined && (
        <span className="bar">
          <span className={name} style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </td>
  );
}

/** What the rows may stand for, where the reader is in the hierarchy. */
function levelsOf(address: Address): Level[] {
  if (address.ad_group) {
    return ['ads'];
  }
  if (address.campaign) {
    return ['ad_groups', 'ads'];
  }
  return address.platform || address.channel
    ? ['campaigns', 'ad_groups', 'ads']
    : (Object.keys(LEVELS) as Level[]);
}

function fileName({ client, report, period }: Answer): string {
  return `${client}-${report}-${period.from}-${period.to}.csv`;
}

function earlierRows(earlier: Answer | undefined, level: Level, currency: string | undefined): Map<string, Row> {
  const own = (earlier?.report === level ? earlier.rows : []).filter((row) => row.currency === currency);
  return new Map(own.map((row) => [printCell(cellOf(row, level), ''), row]));
}

function readSort(text: string | undefined): Sort {
  const column = (text ?? '-spend').replace(/^-/, '');
  const known = column === 'name' || column in METRICS;
  return known ? { column: column as Column, down: (text ?? '-').startsWith('-') } : { column: 'spend', down: true };
}

/** Rows without the value come last in both directions; equal rows keep the server's order. */
function sorted(rows: Row[], level: Level, { column, down }: Sort): Row[] {
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (column === 'name') {
      return sign * nameOf(a, level).localeCompare(nameOf(b, level));
    }
    const left = value(a, column);
    const right = value(b, column);
    if (left === null || right === null) {
      return left === right ? 0 : left === null ? 1 : -1;
    }
    return sign * compare(left, right);
  });
}
