import { useState } from 'react';
import { type Column, DataTable } from '../../figures/DataTable';
import { follow, useAddress } from '../../kit/address';
import { Waiting } from '../../kit/Notices';
import { type Row, useTable } from '../../kit/useTable';
import { RuleForm } from './RuleForm';
import { Part } from './SettingsPage';
import { TableFoot } from './TableFoot';

/** What is told to whom, one rule at a time; the file that it stands in keeps its comments. */
export function RulesPart({ client, changed }: { client: string; changed: () => void }) {
  const [open, setOpen] = useState<number>();
  const editing = useTable('rules', client, () => {
    setOpen(undefined);
    changed();
  });
  const leave = () => {
    editing.leave();
    setOpen(undefined);
  };
  const table = { ...editing, leave };
  const { go, link } = useAddress();
  const { data, rows } = table;
  const to = { view: 'signal' };
  const fixed = !data || !!data.read_only;
  const columns: Column<Row>[] = [
    { name: 'name', title: 'Rule', cell: (one) => one.name },
    { name: 'when', title: 'When', words: true, cell: (one) => one.when },
    { name: 'tell', title: 'Is told as', words: true, cell: (one) => one.tell },
    { name: 'account', title: 'To', words: true, cell: (one) => one.account },
    { name: 'value', title: 'Worth', words: true, cell: (one) => one.value || 'actual' },
    { name: 'since', title: 'Since (UTC)', cell: (one) => one.since },
    { name: 'first', title: 'Only the first', cell: (one) => (one.first_only === 'true' ? 'yes' : 'no') },
    ...(fixed ? [] : [{ name: 'change', title: <span className="unseen">Change</span>, cell: buttons }]),
  ];
  function buttons(one: Row) {
    return (
      <span className="buttons">
        <button
          type="button"
          className="plain small"
          aria-label={`Change ${one.name}`}
          onClick={() => setOpen(rows.indexOf(one))}
        >
          Change
        </button>
        <button
          type="button"
          className="plain small"
          aria-label={`Take out ${one.name}`}
          onClick={() => table.tries(rows.filter((each) => each !== one))}
        >
          Take out
        </button>
      </span>
    );
  }
  const form = open !== undefined && !table.preview;
  return (
    <Part
      name="rules"
      title="Conversion rules"
      {...(data ? { count: data.rows.length } : {})}
      about={
        <>
          What is told to which account. A rule that is tried says what it would have told of the past, and why not the
          rest. What became of it:{' '}
          <a href={link(to)} onClick={(event) => follow(event, () => go(to))}>
            Signal
          </a>
          .
        </>
      }
    >
      {data === undefined && !table.failure && <Waiting lines={3} />}
      {rows.length > 0 && <DataTable label="Rules" columns={columns} rows={rows} name={(one) => one.name ?? ''} />}
      <div className="panel-body table-editor">
        {form && (
          <RuleForm
            key={open}
            client={client}
            rule={rows[open] ?? {}}
            busy={table.busy}
            tries={(rule) =>
              table.tries(open < rows.length ? rows.map((one, at) => (at === open ? rule : one)) : [...rows, rule])
            }
            leave={leave}
          />
        )}
        <TableFoot table={table}>
          {!fixed && !form && !table.dirty && (
            <button type="button" className="plain small" data-part="add-rules" onClick={() => setOpen(rows.length)}>
              New rule
            </button>
          )}
          {open !== undefined && table.preview && (
            <button type="button" className="plain small" data-part="on-rules" onClick={() => table.edit(rows)}>
              Change it further
            </button>
          )}
        </TableFoot>
      </div>
    </Part>
  );
}
