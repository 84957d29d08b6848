import { instantName } from '../../kit/instants';
import { Code } from '../../kit/Code';
import { type Column, DataTable } from '../../figures/DataTable';
import { type ClientSettings, Part } from './SettingsPage';

type Key = ClientSettings['keys'][number];

/** By which keys somebody may send; the keys themselves are shown once, to whoever makes them. */
export function Keys({ keys, client }: { keys: Key[]; client: string }) {
  const columns: Column<Key>[] = [
    { name: 'id', title: 'Key', cell: (one) => <code>{one.id}</code> },
    { name: 'kind', title: 'For', words: true, cell: (one) => one.kind },
    { name: 'may', title: 'May', words: true, cell: (one) => traits(one) },
    { name: 'created', title: 'Made (UTC)', cell: (one) => instantName(one.created_at) },
    {
      name: 'revoked',
      title: 'State',
      words: true,
      cell: (one) =>
        one.revoked_at === null ? (
          <span className="badge" data-tone="good">
            valid
          </span>
        ) : (
          <span className="badge">revoked {instantName(one.revoked_at)}</span>
        ),
    },
  ];
  return (
    <Part
      name="keys"
      title="Keys"
      count={keys.length}
      about={
        <>
          For what sends events. <code>bin/outlay keys</code> makes, lists and revokes them.
        </>
      }
    >
      {keys.length === 0 ? (
        <div className="panel-body">
          <Code text={`bin/outlay keys create --client ${client} --kind browser`} />
        </div>
      ) : (
        <DataTable label="Keys" columns={columns} rows={keys} name={(one) => one.id} />
      )}
    </Part>
  );
}

function traits(key: Key): string {
  return [
    'send events',
    ...(key.may_assert_revenue ? ['say that money was paid'] : []),
    ...(key.consent_required ? ['only with a word about consent'] : []),
    ...(key.signed ? ['signed requests only'] : []),
    ...(key.origins.length > 0 ? [`from ${key.origins.join(', ')}`] : []),
  ].join('; ');
}
