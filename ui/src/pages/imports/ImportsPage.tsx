import { useCallback, useState } from 'react';
import type { PageProps } from '../../frame/pages';
import { useApi } from '../../kit/api';
import { Main } from '../../kit/Main';
import { Empty } from '../../kit/Notices';
import { DoneList } from './DoneList';
import { DropBox } from './DropBox';
import { FileCard } from './FileCard';
import { type Imports, paths } from './imports';
import { Mappings } from './Mappings';
import './imports.css';

/** How many imports are asked for, and the most that the server gives at once. */
const FIRST = 500;
const MOST = 10_000;

interface Dropped {
  key: number;
  file: File;
}

/** Files on their way in, which stay when another client is chosen, and what was imported. */
export default function ImportsPage(props: PageProps) {
  const [dropped, setDropped] = useState<Dropped[]>([]);
  const [next, setNext] = useState(0);
  const add = (files: File[]) => {
    setDropped([...dropped, ...files.map((file, place) => ({ key: next + place, file }))]);
    setNext(next + files.length);
  };
  const close = (key: number) => setDropped((now) => now.filter((one) => one.key !== key));
  return <OfClient key={props.client} {...props} dropped={dropped} add={add} close={close} />;
}

interface OfClientProps extends PageProps {
  dropped: Dropped[];
  add: (files: File[]) => void;
  close: (key: number) => void;
}

/** What was imported of one client is never offered to be taken back for another. */
function OfClient({ client, clients, grown, dropped, add, close }: OfClientProps) {
  const known = client !== undefined && clients.includes(client);
  const [limit, setLimit] = useState(FIRST);
  const list = useApi<Imports>(client === undefined ? undefined : paths.imports(client, limit));
  const { refresh } = list;
  const changed = useCallback(() => {
    if (!known) {
      grown();
    }
    return refresh();
  }, [refresh, grown, known]);
  return (
    <Main
      title="Imports"
      about="Drop what your platforms, your shop and your CRM export. You see what it would do first."
      className="imports"
      busy={list.loading}
    >
      {client === undefined ? (
        <Empty title="Whose data is it?">
          <p>Write a name for the client beside "Client", like acme; then drop files here.</p>
        </Empty>
      ) : (
        <>
          <DropBox add={add} />
          {dropped.map(({ key, file }) => (
            <FileCard key={key} client={client} file={file} changed={changed} close={() => close(key)} />
          ))}
          <DoneList
            client={client}
            list={list}
            changed={changed}
            older={limit < MOST ? () => setLimit(Math.min(MOST, limit * 4)) : undefined}
          />
          <Mappings mappings={list.data?.mappings ?? []} />
        </>
      )}
    </Main>
  );
}
