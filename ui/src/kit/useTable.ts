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
  const typed = useRef(false);
  const data = found.data;
  const dirty = data !== undefined && JSON.stringify(rows) !== JSON.stringify(data.rows);
  const { change, busy, failure } = useChange<Table>(
    () => {
      setPreview(undefined);
      found.refresh();
      changed();
    },
    () => {
      setPreview(undefined);
      typed.current = dirty;
      found.refresh();
    },
  );
  useEffect(() => {
    if (!typed.current) {
      setRows(data?.rows ?? []);
    }
    typed.current = false;
  }, [data]);
  const edit = (next: Row[]) => {
    trial.leave();
    setRows(next);
    setPreview(undefined);
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
    save: () => void change(path, { client, rows }, found.tag),
    leave: () => edit(data?.rows ?? []),
    last,
    undo: () => void change(`${path}/undo`, { client, version: last }, found.tag),
    busy: busy || trial.busy,
    failure: trial.failure ?? failure ?? found.failure,
  };
}
