import { Code } from '../../kit/Code';
import { snippets } from './live';
import { Empty } from '../../kit/Notices';

/** Before the first event: what to paste. */
export function LiveStart({ client }: { client: string }) {
  const { key, tag, curl } = snippets(window.location.origin, client);
  return (
    <Empty title={`Nothing has come in for ${client} yet`}>
      <p>Make a key on the server. It is shown once:</p>
      <Code text={key} />
      <p>Put the tag into the head of your pages, with the key in place of YOUR_KEY:</p>
      <Code text={tag} />
      <p>Or send an event from here; it appears within two seconds:</p>
      <Code text={curl} />
      <p>The list begins anew when the server starts. What was stored before is in the report.</p>
    </Empty>
  );
}
