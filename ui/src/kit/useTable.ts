import { useEffect, useRef, useState } from 'react';
import { type Failure, type Schemas, useApi } from './api';
import { useChange } from './useChange';
import { type Far, useTrial } from './useTrial';

export type TableName = Schemas['SettingsTableName'];
export type Row = Schemas['SettingsRow'];
export type Preview = Schemas['SettingsPreview'];
type Table = Schemas['SettingsTable'];

export interface Editing {
  name: TableName;
  /** As the server has it; undefined until it has said so. */
  data: Table | undefined;
  /** As they are being changed. */
  rows: Row[];
  edit: (rows: Row[]) => void;
  dirty: boolean;
  /** What the change would do, once it was tried. */
  preview: Preview | undefined;
  /** Tries these rows, or those that are being changed. */
  tries: (rows?: Row[]) => void;
  /** How far that is, where it takes longer. */
  far: Far | undefined;
  /** Waits no more for it. */
  stop: () => void;
  save: () => void;
  leave: () => void;
  /** When the rows were changed last, which can be taken back. */
  last: string | undefined;
  undo: () => void;
  busy: boolean;
  failure: Failure | undefined;
}

/** A client's rows in a file of settings: tried before they are saved, and taken back by a click. */
export function useTable(name: TableName, client: string, changed: () => void): Editing {
  const path = `settings/${name}`;
  const found = useApi<Table>(`/api/v1/${path}?${new URLSearchParams({ client })}`);
  const [rows, setRows] = useState<Row[]>([]);
  const [preview, setPreview] = useState<Preview>();
  const trial = useTrial<Preview>(path, { client }, setPreview);
  const shown = useRef(rows);
  shown.current = rows;
  /** What the server said last, or is told; other rows are the reader's, and outlast its answer. */
  const known = useRef<Row[] | undefined>(rows);
  const data = found.data;
  const dirty = data !== undefined && JSON.stringify(rows) !== JSON.stringify(data.rows);
  const { change, busy, failure } = useChange<Table>(
    () => {
      setPreview(undefined);
      changed();
      return found.refresh();
    },
    () => {
      setPreview(undefined);
      if (dirty) {
        known.current = undefined;
      }
      return found.refresh();
    },
  );
  const take = () => {
    known.current = data?.rows ?? [];
    return known.current;
  };
  useEffect(() => {
    if (shown.current === known.current) {
      setRows(take());
    }
  }, [data]);
  const edit = (next: Row[]) => {
    trial.leave();
    setRows(next);
    setPreview(undefined);
  };
  const send = (to: string, body: Record<string, unknown>) => {
    known.current = rows;
    void change(to, { client, ...body }, found.tag);
  };
  const last = data?.versions[0];
  return {
    name,
    data,
    rows,
    edit,
    dirty,
    preview,
    tries: (next = rows) => {
      edit(next);
      trial.tries({ rows: next });
    },
    far: trial.far,
    stop: trial.leave,
    save: () => send(path, { rows }),
    leave: () => edit(take()),
    last,
    undo: () => send(`${path}/undo`, { version: last }),
    busy: busy || trial.busy,
    failure: trial.failure ?? failure ?? found.failure,
  };
}
