import { useState } from 'react';
import type { PageProps } from '../../frame/pages';
import { useAddress } from '../../kit/address';
import { type Schemas, useApi } from '../../kit/api';
import { periodName } from '../../kit/dates';
import { approximately } from '../../kit/decimal';
import { More } from '../../kit/Notices';
import { count, money } from '../../kit/numbers';
import { PeriodPicker } from '../../figures/Controls';
import { useBooks } from '../../figures/books';
import { type Column, DataTable } from '../../figures/DataTable';
import { FiguresPage } from '../../figures/FiguresPage';
import { apiPath } from '../../figures/questions';
import { Templates } from './Templates';
import './tagging.css';

export type Audit = Schemas['TaggingAudit'];
type Finding = Audit['findings'][number];
type Fault = Audit['faults'][number];

const FIRST = 10;

/** What is wrong with how ads are tagged, what money is at stake, and what to paste where. */
export default function TaggingPage({ client }: PageProps) {
  const { address, go } = useAddress();
  const books = useBooks(client);
  const { from, to, platform } = address;
  const audit = useApi<Audit>(
    client === undefined || books.bare ? undefined : apiPath('tagging', { client, from, to, platform }),
  );
  const data = audit.data;
  return (
    <FiguresPage
      title="Tagging audit"
      about={data && `${periodName(data.period)} · ${findingsName(data.findings.length)}`}
      client={client}
      books={books}
      asked={[audit]}
      className="tagging"
      above={
        <div className="controls">
          <PeriodPicker address={address} go={go} period={data?.period} extent={books.extent} />
        </div>
      }
    >
      {() => (
        <>
          {data!.findings.length === 0 && (
            <p className="panel all-good" data-part="all-good">
              Nothing is wrong: every ad that spent says where its visits come from.
            </p>
          )}
          {data!.faults.map((fault) => (
            <Found
              key={fault.fault}
              fault={fault}
              findings={data!.findings.filter((one) => one.fault === fault.fault)}
            />
          ))}
          <Templates templates={data!.templates} />
        </>
      )}
    </FiguresPage>
  );
}

function findingsName(number: number): string {
  return number === 0 ? 'nothing found' : number === 1 ? '1 finding' : `${count(number)} findings`;
}

/** One kind of fault: what it is, what mends it, and where it was found, the most expensive first. */
function Found({ fault, findings }: { fault: Fault; findings: Finding[] }) {
  const [shown, setShown] = useState(FIRST);
  if (findings.length === 0) {
    return null;
  }
  const sorted = [...findings].sort((a, b) => approximately(b.at_stake ?? '0') - approximately(a.at_stake ?? '0'));
  const columns: Column<Finding>[] = [
    {
      name: 'subject',
      title: 'Where',
      cell: (one) => (
        <span className="name" title={one.subject}>
          <span className="text">{one.subject}</span>
          <small>{one.platform}</small>
        </span>
      ),
    },
    { name: 'detail', title: 'What was seen', words: true, cell: (one) => one.detail },
    { name: 'pages', title: 'Pages', value: (one) => one.pages, cell: (one) => count(one.pages) },
    {
      name: 'at_stake',
      title: 'At stake',
      hint: fault.exact ? 'What was spent on it.' : 'Reckoned from the pages and the cost of a click.',
      value: (one) => one.at_stake,
      cell: (one) =>
        one.at_stake === null || one.currency === null
          ? '–'
          : `${fault.exact ? '' : '≈ '}${money(one.at_stake, one.currency)}`,
    },
  ];
  return (
    <section className="panel" data-part="fault" data-fault={fault.fault}>
      <div className="panel-head">
        <h2>
          {fault.sentence}
          <span className="count">{findings.length}</span>
        </h2>
      </div>
      <p className="note-line">
        <b>To do:</b> {fault.remedy}
      </p>
      <DataTable label={fault.sentence} columns={columns} rows={sorted.slice(0, shown)} name={(one) => one.subject} />
      <More
        shown={Math.min(shown, sorted.length)}
        of={sorted.length}
        what="findings"
        more={() => setShown(shown * 4)}
      />
    </section>
  );
}
