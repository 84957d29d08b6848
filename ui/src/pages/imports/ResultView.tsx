import { useState } from 'react';
import { periodName } from '../../kit/dates';
import { More } from '../../kit/Notices';
import { count, money } from '../../kit/numbers';
import { type Fault, type OfFile, type Result, SEVERITIES, STATES, bySeverity } from './imports';

const FIRST = 5;

/** What files would import, or did. */
export function ResultView({ result }: { result: Result }) {
  return (
    <>
      {result.files.map((file, place) => (
        <FileResult key={place} file={file} />
      ))}
    </>
  );
}

function FileResult({ file }: { file: OfFile }) {
  const { words, tone } = STATES[file.state];
  const { stored, duplicate, conflict, quarantined } = file.counts;
  const facts: [string, string][] = [
    ['Rows', count(file.rows)],
    ['Kind', [file.kind?.replaceAll('_', ' '), file.format].filter(Boolean).join(', ')],
    ['Days', file.first_day && file.last_day ? periodName({ from: file.first_day, to: file.last_day }) : ''],
    ...Object.entries(file.spend).map(([code, amount]): [string, string] => [`Spend ${code}`, money(amount, code)]),
    ['New', stored > 0 ? count(stored - Math.min(stored, quarantined)) : ''],
    ['Known already', duplicate > 0 ? count(duplicate) : ''],
    ['In conflict', conflict > 0 ? count(conflict) : ''],
    ['Kept aside', quarantined > 0 ? count(quarantined) : ''],
  ];
  return (
    <div className="result" data-part="result" data-state={file.state}>
      <p>
        <bdi>{file.file}</bdi>{' '}
        <span className="badge" data-tone={tone}>
          {words}
        </span>
      </p>
      {file.state !== 'refused' && (
        <dl className="facts">
          {facts
            .filter(([, text]) => text !== '')
            .map(([title, text]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
        </dl>
      )}
      {bySeverity(file.problems).map(({ severity, faults }) => (
        <Faults key={severity} severity={severity} faults={faults} />
      ))}
    </div>
  );
}

function Faults({ severity, faults }: { severity: Fault['severity']; faults: Fault[] }) {
  const [most, setMost] = useState(FIRST);
  return (
    <div className="faults-of" data-severity={severity}>
      <h3>
        {SEVERITIES[severity]} <span className="count">{faults.length}</span>
      </h3>
      <ul>
        {faults.slice(0, most).map((fault, place) => (
          <li key={place}>
            {(fault.line || fault.column) && (
              <code>
                {fault.line ? `line ${fault.line}` : ''}
                {fault.line && fault.column ? ', ' : ''}
                {fault.column}
              </code>
            )}{' '}
            {fault.message} <b>{fault.remedy}</b>
          </li>
        ))}
      </ul>
      <More shown={most} of={faults.length} what="of them" more={() => setMost(most * 10)} />
    </div>
  );
}
