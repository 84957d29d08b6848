import { Code } from '../../kit/Code';
import type { Audit } from './TaggingPage';

/** What to paste into each platform, so that every visit says which ad it came from. */
export function Templates({ templates }: { templates: Audit['templates'] }) {
  return (
    <section className="panel" data-part="templates">
      <div className="panel-head">
        <h2>Templates</h2>
      </div>
      <ul className="templates">
        {templates.map((template) => (
          <li key={template.platform} data-template={template.platform}>
            <h3>{template.name}</h3>
            <p className="quiet">
              {template.where}
              {template.by_hand && '. Replace the words in capitals by hand.'}
            </p>
            <Code text={template.suffix} />
          </li>
        ))}
      </ul>
    </section>
  );
}
