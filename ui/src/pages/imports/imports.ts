import type { Schemas } from '../../kit/api';

export type Imports = Schemas['Imports'];
export type Done = Imports['imports'][number];
export type Upload = Schemas['Upload'];
export type Result = Schemas['ImportResult'];
export type OfFile = Result['files'][number];
export type Fault = OfFile['problems'][number];
export type Options = Schemas['ImportOptions'];

const UPLOADS = '/api/v1/imports/uploads';

export const paths = {
  imports: (client: string, limit: number) =>
    `/api/v1/imports?${new URLSearchParams({ client, limit: String(limit) })}`,
  fields: '/api/v1/imports/fields',
  undo: '/api/v1/imports/undo',
  uploads: UPLOADS,
  upload: (id: string) => `${UPLOADS}/${id}`,
  piece: (id: string, offset: number) => `${UPLOADS}/${id}?offset=${offset}`,
  tryOut: (id: string) => `${UPLOADS}/${id}/try`,
  importNow: (id: string) => `${UPLOADS}/${id}/import`,
  errors: (id: string) => `${UPLOADS}/${id}/errors.csv`,
};

/** Where each piece of a file begins and ends. */
export function pieces(bytes: number, most: number): { from: number; to: number }[] {
  return Array.from({ length: Math.ceil(bytes / most) }, (_, piece) => ({
    from: piece * most,
    to: Math.min(bytes, (piece + 1) * most),
  }));
}

export function size(bytes: number): string {
  const [amount, unit] =
    bytes < 1024 ? [bytes, 'byte'] : bytes < 1 << 20 ? [bytes / 1024, 'kilobyte'] : [bytes / (1 << 20), 'megabyte'];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount);
}

export const STATES: Record<OfFile['state'], { words: string; tone?: 'good' | 'bad' }> = {
  imported: { words: 'imported', tone: 'good' },
  unchanged: { words: 'known already, nothing to do', tone: 'good' },
  refused: { words: 'cannot be imported as it is', tone: 'bad' },
  dry_run: { words: 'can be imported', tone: 'good' },
  interrupted: { words: 'interrupted, does not count yet', tone: 'bad' },
  undone: { words: 'taken back' },
};

export const SEVERITIES: Record<Fault['severity'], string> = {
  wrong: 'Wrong: nothing is imported until it is mended',
  doubtful: 'Doubtful: look at it',
  note: 'Left out, or worth knowing',
};

/** The faults by how much they matter, the worst first. */
export function bySeverity(faults: Fault[]): { severity: Fault['severity']; faults: Fault[] }[] {
  return (Object.keys(SEVERITIES) as Fault['severity'][])
    .map((severity) => ({ severity, faults: faults.filter((fault) => fault.severity === severity) }))
    .filter((group) => group.faults.length > 0);
}

/** What is asked with a file; what is empty is not asked for. */
export function optionsOf(said: Record<string, string>, mapping: Record<string, string>): Options {
  const given = Object.fromEntries(Object.entries(said).filter(([, text]) => text.trim() !== ''));
  const columns = Object.fromEntries(Object.entries(mapping).filter(([, field]) => field.trim() !== ''));
  return { ...given, ...(Object.keys(columns).length > 0 ? { mapping: columns } : {}) };
}

/** Whether anything of the files can be imported now. */
export function importable(result: Result | undefined): boolean {
  return result?.files.some((file) => file.state === 'dry_run') ?? false;
}

export function matches(done: Done, text: string): boolean {
  const within = [done.file, done.kind, done.format, done.state, done.id].join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word));
}
