import { useEffect, useState } from 'react';

const SAID_MILLIS = 1_500;

/** Something to paste, with a button that copies it. */
export function Code({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = window.setTimeout(() => setCopied(false), SAID_MILLIS);
    return () => window.clearTimeout(timer);
  }, [copied]);
  return (
    <div className="code">
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      {navigator.clipboard !== undefined && (
        <button
          type="button"
          className="plain"
          onClick={() =>
            void navigator.clipboard.writeText(text).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {copied ? 'Copied' : 'Copy'}
        </button>
      )}
    </div>
  );
}
