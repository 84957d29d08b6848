import { useEffect, useState } from 'react';

const SAID_MILLIS = 1_500;

/** Copies a text; nothing where the browser does not trust the page with that. */
export function CopyButton({ text, title = 'Copy', small }: { text: () => string; title?: string; small?: boolean }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = window.setTimeout(() => setCopied(false), SAID_MILLIS);
    return () => window.clearTimeout(timer);
  }, [copied]);
  return navigator.clipboard === undefined ? null : (
    <button
      type="button"
      className={small ? 'plain small' : 'plain'}
      onClick={() =>
        void navigator.clipboard.writeText(text()).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      {copied ? 'Copied' : title}
    </button>
  );
}
