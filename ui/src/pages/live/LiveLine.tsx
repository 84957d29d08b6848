import { type LiveEvent, STEPS, advice, progress, remarks } from './live';

/** One event: when, what, how far it came, and what to do where that was not far enough. */
export function LiveLine({ event }: { event: LiveEvent }) {
  const said = advice(event);
  const facts = [event.name ? event.type : undefined, event.person, event.page, ...remarks(event)].filter(Boolean);
  return (
    <li className="event" data-status={event.status} data-id={event.id} data-code={event.code}>
      <time dateTime={event.received_at} title={`${event.received_at} (UTC)`}>
        {new Date(event.received_at).toLocaleTimeString(undefined, { hourCycle: 'h23' })}
      </time>
      <span className="status">{event.status}</span>
      <div className="what">
        <p>
          <strong>{event.name || event.type || 'Not understood'}</strong> {event.id && <code>{event.id}</code>}
        </p>
        <p className="quiet small">
          {facts.length > 0 && <>{facts.join(' · ')} · </>}
          {event.path} · key {event.key}
        </p>
      </div>
      <Strip event={event} />
      {said && (
        <div className="advice">
          {event.reason && (
            <p>
              {event.field && !event.reason.includes(event.field) && <code>{event.field}: </code>}
              {event.reason}
            </p>
          )}
          <p className="small">
            {said.what} <b>{said.remedy}</b>
          </p>
        </div>
      )}
    </li>
  );
}

/** The steps in their order, as far as the event came. */
function Strip({ event }: { event: LiveEvent }) {
  const { passed, words } = progress(event);
  return (
    <div className="strip">
      <div aria-hidden="true">
        {Object.entries(STEPS).map(([step, sentence], place) => (
          <span
            key={step}
            title={`${step}: ${sentence}`}
            data-state={place < passed ? 'passed' : place === passed ? 'stopped' : 'after'}
          />
        ))}
      </div>
      <small className="quiet">{words}</small>
    </div>
  );
}
