import { count } from '../../kit/numbers';
import type { Far } from '../../kit/useTrial';

/** How far a try is that takes longer, and the way out. */
export function TrialFoot({ far, leave }: { far: Far | undefined; leave: () => void }) {
  return (
    far && (
      <p className="buttons" role="status" data-part="trying">
        <progress value={far.read} max={Math.max(1, far.of)} aria-label="How much of the log is read" />
        <span>{words(far)}</span>
        <button type="button" className="plain small" data-part="leave-try" onClick={leave}>
          Stop
        </button>
      </p>
    )
  );
}

function words({ read, of, behind }: Far): string {
  if (behind > 0) {
    return `Waits behind ${count(behind)} other ${behind === 1 ? 'change that is' : 'changes that are'} being tried.`;
  }
  return of === 0
    ? 'Begins to read the log.'
    : `${count(Math.floor((read / of) * 100))} % of ${count(of)} entries of the log read.`;
}
