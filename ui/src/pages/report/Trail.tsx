import { type Address, type Go, follow } from '../../kit/address';
import type { Answer } from '../../figures/questions';
import { LEVELS, level, nameOf, parseCell } from '../../figures/hierarchy';

interface Step {
  name: string;
  to: Address;
}

/** Where the reader is in the hierarchy, and the way back up. */
export function Trail({
  address,
  go,
  link,
  answer,
}: {
  address: Address;
  go: Go;
  link: (change: Address) => string;
  answer: Answer | undefined;
}) {
  const inside = Boolean(address.platform || address.channel || address.campaign);
  if (!inside && !address.cell && !address.conversion) {
    return null;
  }
  const top = !inside ? level(address.by) : address.channel ? 'channels' : address.platform ? 'platforms' : 'campaigns';
  const steps: Step[] = [
    {
      name: `All ${LEVELS[top].title.toLowerCase()}`,
      to: { by: top, platform: '', channel: '', campaign: '', ad_group: '' },
    },
  ];
  if (address.platform) {
    steps.push({ name: address.platform, to: { by: 'campaigns', campaign: '', ad_group: '' } });
  }
  if (address.channel) {
    steps.push({ name: address.channel, to: { by: 'campaigns', campaign: '', ad_group: '' } });
  }
  if (address.campaign) {
    steps.push({ name: nameIn('campaigns', address.campaign, answer), to: { by: 'ad_groups', ad_group: '' } });
  }
  if (address.ad_group) {
    steps.push({ name: nameIn('ad_groups', address.ad_group, answer), to: { by: 'ads' } });
  }
  const opened = { cell: '', behind: '', conversion: '' };
  for (const step of steps) {
    step.to = { sort: '', ...opened, ...step.to };
  }
  if (address.cell) {
    const what = address.behind === 'spend' ? 'Spend' : 'Conversions';
    steps.push({ name: `${what} of ${parseCell(address.cell).name}`, to: { conversion: '' } });
  }
  if (address.conversion) {
    steps.push({ name: address.conversion, to: {} });
  }
  return (
    <nav aria-label="Where you are" data-part="trail">
      <ol>
        {steps.map((step, index) => (
          <li key={step.name}>
            {index < steps.length - 1 ? (
              <a href={link(step.to)} onClick={(event) => follow(event, () => go(step.to))} title={step.name}>
                {step.name}
              </a>
            ) : (
              <span aria-current="page" title={step.name}>
                {step.name}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The address holds a key; the name that belongs to it stands in the rows of an answer further down. */
function nameIn(above: 'campaigns' | 'ad_groups', key: string, answer: Answer | undefined): string {
  const below = answer?.report === 'ads' || (answer?.report === 'ad_groups' && above === 'campaigns');
  const row = below ? answer.rows[0] : undefined;
  return (row && nameOf(row, above)) || key;
}
