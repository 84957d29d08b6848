import { useState } from 'react';
import { useChange } from '../../kit/useChange';
import { AccountForm } from './AccountForm';
import type { Account, Door } from './signal';

interface Props {
  door: Door;
  accounts: Account[];
  changed: () => Promise<void>;
}

/** Sets up another account that conversions are told to. */
export function AddAccount({ door, accounts, changed }: Props) {
  const [form, setForm] = useState(accounts.length === 0);
  const { change, busy, failure } = useChange<Account>(
    () => {
      setForm(false);
      return changed();
    },
    undefined,
    door.key,
  );
  return (
    <section className="panel" data-part="add-account">
      <div className="panel-head">
        <h2>{accounts.length === 0 ? 'Set up a destination' : 'Another destination'}</h2>
        {!form && (
          <button type="button" className="plain" data-part="new-account" onClick={() => setForm(true)}>
            Set one up
          </button>
        )}
      </div>
      {form && (
        <div className="panel-body">
          <AccountForm
            names={accounts.map((one) => one.name)}
            busy={busy}
            failure={failure}
            save={(body) => void change('destinations', { client: door.client, ...body })}
            leave={() => setForm(false)}
          />
        </div>
      )}
    </section>
  );
}
