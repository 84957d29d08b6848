import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** A sentence under the title. */
  about?: ReactNode;
  /** What stands at the right of the title. */
  aside?: ReactNode;
  /** What stands above the title. */
  above?: ReactNode;
  busy?: boolean;
  className?: string;
  children?: ReactNode;
}

/** The content of a page. */
export function Main({ title, about, aside, above, busy = false, className, children }: Props) {
  return (
    <main id="main" tabIndex={-1} className={className} aria-busy={busy}>
      {above}
      <div className="heading">
        <div>
          <h1>{title}</h1>
          {about && (
            <p className="quiet" data-part="scope">
              {about}
            </p>
          )}
        </div>
        {aside}
      </div>
      {children}
    </main>
  );
}
