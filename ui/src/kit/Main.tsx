import { type ReactNode, createContext, useContext } from 'react';

/** The document about the page that is shown, as it is named under `/docs/`; empty where there is none. */
export const HelpContext = createContext('');

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
  const help = useContext(HelpContext);
  return (
    <main id="main" tabIndex={-1} className={className} aria-busy={busy}>
      {above}
      <div className="heading">
        <div>
          <div className="title">
            <h1>{title}</h1>
            {help && (
              <a
                className="help"
                data-part="help"
                href={`/docs/${help}`}
                target="_blank"
                rel="noreferrer"
                aria-label={`About this page: ${title}`}
              >
                ?
              </a>
            )}
          </div>
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
