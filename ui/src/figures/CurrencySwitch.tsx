import type { Go } from '../kit/address';

/** Which currency to look at, where money was booked in several; nothing is converted by it. */
export function CurrencySwitch({ codes, shown, go }: { codes: string[]; shown: string | undefined; go: Go }) {
  if (codes.length < 2) {
    return null;
  }
  return (
    <div className="segments" role="group" aria-label="Currency to look at; nothing is converted">
      {codes.map((code) => (
        <button key={code} type="button" aria-pressed={code === shown} onClick={() => go({ show: code })}>
          {code}
        </button>
      ))}
    </div>
  );
}
