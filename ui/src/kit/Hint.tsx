import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';

const GAP = 8;

/** A small button that explains something: by pointing, by focus or by a tap; Escape closes it. */
export function Hint({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    if (!open) {
      return undefined;
    }
    const place = () => button.current && bubble.current && placeNear(button.current, bubble.current);
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    place();
    window.addEventListener('keydown', close);
    // Also when the focus itself scrolls the button into view.
    window.addEventListener('scroll', place, true);
    return () => {
      window.removeEventListener('keydown', close);
      window.removeEventListener('scroll', place, true);
    };
  }, [open]);

  return (
    <span className="hint" onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-describedby={open ? id : undefined}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.5" />
          <path d="M8 7.2v4M8 4.700v.1" />
        </svg>
      </button>
      {open && (
        <span ref={bubble} id={id} role="tooltip" className="bubble">
          {children}
        </span>
      )}
    </span>
  );
}

function placeNear(button: HTMLElement, bubble: HTMLElement) {
  const anchor = button.getBoundingClientRect();
  const box = bubble.getBoundingClientRect();
  const rightmost = document.documentElement.clientWidth - box.width - GAP;
  const fits = anchor.bottom + GAP + box.height < window.innerHeight;
  bubble.style.left = `${Math.max(GAP, Math.min(anchor.left + anchor.width / 2 - box.width / 2, rightmost))}px`;
  bubble.style.top = `${fits ? anchor.bottom + GAP : anchor.top - GAP - box.height}px`;
}
