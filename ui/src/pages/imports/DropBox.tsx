import { type DragEvent, useState } from 'react';

/** Where files are dropped or chosen. */
export function DropBox({ add }: { add: (files: File[]) => void }) {
  const [over, setOver] = useState(false);
  const hold = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <label
      className="drop"
      data-part="drop"
      data-over={over}
      onDragEnter={hold}
      onDragOver={hold}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        add([...event.dataTransfer.files]);
      }}
    >
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path d="M24 6v24m-9-9 9 9 9-9M8 34v6h32v-6" />
      </svg>
      <b>Drop files here, or choose them</b>
      <span className="quiet">
        CSV, TSV, XLSX, JSON lines, or a zip of them; from Google, Microsoft, Meta, LinkedIn, TikTok, HubSpot,
        Salesforce, shops, or any table
      </span>
      <input
        type="file"
        multiple
        data-part="files"
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
}
