import { useEffect, useId, useState } from 'react';

const OTHER = '\n';

interface Props {
  client: string | undefined;
  clients: string[];
  asked: boolean;
  choose: (client: string) => void;
}

/** Whose data is shown. A client of whom nothing is stored yet is in no list, so its name can be written too. */
export function ClientSwitch({ client, clients, asked, choose }: Props) {
  const unlisted = client !== undefined && !clients.includes(client);
  const [writing, setWriting] = useState(false);
  const [name, setName] = useState(client ?? '');
  useEffect(() => {
    setWriting(false);
    setName(client ?? '');
  }, [client]);
  const id = useId();
  const done = () => {
    setWriting(false);
    if (name.trim() !== (client ?? '')) {
      choose(name.trim());
    }
  };
  if (asked && (writing || unlisted || clients.length === 0)) {
    return (
      <form
        className="client"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <label htmlFor={id}>Client</label>
        <input
          id={id}
          data-part="client"
          value={name}
          placeholder="its name, like acme"
          autoFocus={writing}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          list={`${id}-known`}
          onChange={(event) => setName(event.target.value)}
          onBlur={done}
        />
        <datalist id={`${id}-known`}>
          {clients.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </form>
    );
  }
  return (
    <div className="client">
      <label htmlFor={id}>Client</label>
      <select
        id={id}
        data-part="client"
        value={client ?? ''}
        onChange={(event) => {
          if (event.target.value === OTHER) {
            setName('');
            setWriting(true);
          } else {
            choose(event.target.value);
          }
        }}
      >
        {clients.map((one) => (
          <option key={one}>{one}</option>
        ))}
        <option value={OTHER}>Another name …</option>
      </select>
    </div>
  );
}
