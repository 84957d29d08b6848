import type { Asked } from '../../kit/api';
import { Hint } from '../../kit/Hint';
import { FailureLine, Waiting } from '../../kit/Notices';
import { type Profile, PURPOSES, SOURCES, TRAITS, when } from './people';

const TONES = { granted: 'good', denied: 'bad', unknown: undefined } as const;

/** What is known of the person and what they allowed, each with the fact that says so. */
export function Known({ profile }: { profile: Asked<Profile> }) {
  if (profile.failure) {
    return (
      <section className="panel">
        <div className="panel-body">
          <FailureLine failure={profile.failure} />
        </div>
      </section>
    );
  }
  return profile.data ? <Facts profile={profile.data} /> : <Waiting lines={6} />;
}

function Facts({ profile }: { profile: Profile }) {
  return (
    <section className="panel" data-part="profile">
      <div className="panel-head">
        <h2>
          What is known{' '}
          <Hint label="Which word holds?">
            The CRM is believed before a signed-in visit, that before a form, and a form before a device; of one source
            the later word holds.
          </Hint>
        </h2>
      </div>
      <dl className="kinds">
        {profile.traits.length === 0 && (
          <div>
            <dt>Traits</dt>
            <dd className="quiet">No name, company or place was said.</dd>
          </div>
        )}
        {profile.traits.map((trait) => (
          <div key={trait.trait} data-trait={trait.trait}>
            <dt>{TRAITS[trait.trait] ?? trait.trait}</dt>
            <dd>
              <bdi>{trait.value}</bdi>
              <small title={trait.fact}>
                from {SOURCES[trait.source]}, {when(trait.at)}
              </small>
            </dd>
          </div>
        ))}
        {profile.companies.map((company) => (
          <div key={`${company.crm} ${company.contact}`} data-part="company">
            <dt>Works for</dt>
            <dd>
              <bdi>{company.name || company.id}</bdi>
              <small>
                {company.crm}
                {company.id && `, company ${company.id}`}
                {company.parent_id && `, part of ${company.parent_id}`}
              </small>
            </dd>
          </div>
        ))}
      </dl>
      <h3>
        Consent{' '}
        <Hint label="What do the purposes mean?">
          {Object.values(PURPOSES).map(({ title, sentence }) => (
            <span key={title} className="line">
              <b>{title}</b> {sentence}
            </span>
          ))}
        </Hint>
      </h3>
      <dl className="kinds">
        {profile.consent.map((word) => (
          <div key={word.purpose} data-purpose={word.purpose} data-state={word.state}>
            <dt>{PURPOSES[word.purpose].title}</dt>
            <dd>
              <span className="badge" data-tone={TONES[word.state]}>
                {word.state === 'unknown' ? 'nothing said' : word.state}
              </span>
              {word.at && (
                <small title={word.fact}>
                  {when(word.at)}, by {word.source}
                  {Object.entries(word.raw).map(([name, value]) => (
                    <code key={name} className="raw">
                      {name}={value}
                    </code>
                  ))}
                </small>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
