import { useEffect, useState } from 'react';
import type { Address, Go } from '../../kit/address';

const LONGEST_TITLE = 120;
/** It stands in the address, so that a link is the whole report. */
const LONGEST_NOTE = 1_500;
const REST_MILLIS = 300;

/** What the agency says itself: the title, and a few words above the figures. */
export function Builder({ address, go }: { address: Address; go: Go }) {
  const [title, setTitle] = useState(address.title ?? '');
  const [note, setNote] = useState(address.note ?? '');
  useEffect(() => {
    const timer = window.setTimeout(() => go({ title: title.trim(), note: note.trim() }, 'replace'), REST_MILLIS);
    return () => window.clearTimeout(timer);
  }, [title, note, go]);
  return (
    <section className="panel builder" data-part="builder">
      <div className="panel-body">
        <label className="field">
          <span>Title</span>
          <input
            type="text"
            data-part="title"
            maxLength={LONGEST_TITLE}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <label className="field">
          <span>In your words</span>
          <textarea
            data-part="note"
            rows={3}
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <p className="quiet small">
          The picture and mails once a week or month are in Settings. The address of this page is the whole report.
        </p>
      </div>
    </section>
  );
}
