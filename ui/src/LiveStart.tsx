import { snippets } from './live';
import { Empty } from './Notices';

/** Before the first event: what to paste. */
export function LiveStart({ client }: { client: string }) {
  const { key, tag, curl } = snippets(window.location.origin, client);
  return (
    <Empty title={`Nothing has come in for ${client} yet`}>
      <p>Make a key on the server. It is shown once:</p>
      <pre>
        <code>{key}</code>
      </pre>
      <p>Put the tag into the head of your pages, with the key in place of YOUR_KEY:</p>
      <pre>
        <code>{tag}</code>
      </pre>
      <p>Or send an event from here; it appears within two seconds:</p>
      <pre>
        <code>{curl}</code>
      </pre>
      <p>The list begins anew when the server starts. What was stored before is in the report.</p>
    </Empty>
  );
}
