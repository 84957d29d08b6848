import { type FormEvent, useState } from 'react';
import { type Failure, useApi } from '../../kit/api';
import { FailureLine, Waiting } from '../../kit/Notices';
import { type Kind, type Setting, before, changes, freeName } from './accounts';
import type { Account } from './signal';

interface Props {
  /** Absent for one that is not there yet. */
  account?: Account;
  /** Names that are taken. */
  names: string[];
  busy: boolean;
  failure: Failure | undefined;
  save: (body: Record<string, unknown>) => void;
  leave: () => void;
}

/** What an account wants set, as its destination says; of what is secret nothing is shown that is set already. */
export function AccountForm({ account, names, busy, failure, save, leave }: Props) {
  const kinds = useApi<{ kinds: Kind[] }>('/api/v1/destinations/kinds');
  const [chosen, setChosen] = useState(account?.destination);
  const all = kinds.data?.kinds;
  const kind = all?.find((one) => one.destination === (chosen ?? all[0]?.destination));
  if (kinds.failure) {
    return <FailureLine failure={kinds.failure} />;
  }
  if (all === undefined || kind === undefined) {
    return <Waiting lines={3} />;
  }
  return (
    <div className="account-form" data-part="account-form">
      {account === undefined && (
        <label className="field">
          <span>Destination</span>
          <select
            data-part="account-kind"
            value={kind.destination}
            onChange={(event) => setChosen(event.target.value)}
          >
            {all.map((one) => (
              <option key={one.destination} value={one.destination}>
                {one.destination + (one.fetched ? ' (a file that it fetches)' : '')}
              </option>
            ))}
          </select>
        </label>
      )}
      <Fields key={kind.destination} kind={kind} {...{ account, names, busy, failure, save, leave }} />
    </div>
  );
}

function Fields({ kind, account, names, busy, failure, save, leave }: Omit<Props, 'account'> & FieldsProps) {
  const [name, setName] = useState(account?.name ?? freeName(kind.destination, names));
  const [texts, setTexts] = useState(() => before(kind, account));
  const settings = changes(kind, account, texts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(account ? { settings } : { name, destination: kind.destination, settings });
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <p className="quiet small">
        What it is told, on which terms:{' '}
        <a href={`/docs/reference/conversions#${kind.destination}`} target="_blank" rel="noreferrer">
          {kind.destination}
        </a>
        . Nothing is sent before a rule says so.
      </p>
      {account === undefined && (
        <label className="field">
          <span>Name of your own: small letters, digits, hyphens</span>
          <input
            type="text"
            data-part="account-name"
            required
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
      )}
      {kind.settings.map((setting) => (
        <Field
          key={setting.name}
          setting={setting}
          set={account !== undefined && setting.name in account.settings}
          text={texts[setting.name] ?? ''}
          put={(text) => setTexts({ ...texts, [setting.name]: text })}
        />
      ))}
      {failure && <FailureLine failure={failure} />}
      <p className="buttons">
        <button
          type="submit"
          className="main small"
          data-part="save-account"
          disabled={busy || (account !== undefined && Object.keys(settings).length === 0)}
        >
          {busy ? 'Saving …' : account ? 'Save' : 'Set it up'}
        </button>
        <button type="button" className="plain small" onClick={leave}>
          Leave it
        </button>
      </p>
    </form>
  );
}

interface FieldsProps {
  kind: Kind;
  account: Account | undefined;
}

interface FieldProps {
  setting: Setting;
  /** Whether there is a value already. */
  set: boolean;
  text: string;
  put: (text: string) => void;
}

function Field({ setting, set, text, put }: FieldProps) {
  const { name, says, where, required, secret, usual } = setting;
  const about = `about-${name}`;
  const choice = ['true', 'false'].includes(usual);
  const shared = { 'data-setting': name, 'aria-describedby': about, value: text };
  return (
    <label className="field">
      <span>
        <code>{name}</code>
        {!required && ' (may stay empty)'}
      </span>
      {choice ? (
        <select {...shared} onChange={(event) => put(event.target.value)}>
          <option value="">{usual}, as usual</option>
          <option>true</option>
          <option>false</option>
        </select>
      ) : (
        <input
          {...shared}
          type={secret ? 'password' : 'text'}
          autoComplete={secret ? 'new-password' : 'off'}
          spellCheck={false}
          required={required && !(secret && set)}
          placeholder={secret && set ? 'set; stays as it is while this is empty' : usual}
          onChange={(event) => put(event.target.value)}
        />
      )}
      <small id={about} className="quiet">
        {says}
        {where && <>. Where: {where}</>}
      </small>
    </label>
  );
}
