import { expect, it } from 'vitest';
import type { Receipt } from '../../figures/questions';
import { SHAPES, axisOf, lanesOf, shapeOf } from './lanes';

function receipt(people: string[], touches: [string, string][], milestones = {}): Receipt {
  return {
    people,
    at: '2026-07-11T00:00:00Z',
    milestones,
    touches: touches.map(([person, at]) => ({ person, at, channel: 'Email' })),
  } as unknown as Receipt;
}

it('has a lane for everybody, whoever has no touch too', () => {
  const lanes = lanesOf(
    receipt(
      ['ann', 'bob'],
      [
        ['cem', '2026-07-02T00:00:00Z'],
        ['ann', '2026-07-03T00:00:00Z'],
        ['cem', '2026-07-04T00:00:00Z'],
      ],
    ),
  );
  expect(lanes.map((lane) => [lane.person, lane.touches.length])).toEqual([
    ['ann', 1],
    ['bob', 0],
    ['cem', 2],
  ]);
  expect(lanesOf(receipt([], []))).toEqual([]);
});

it('lays everything on one axis, touches after the conversion and milestones before it too', () => {
  const axis = axisOf(receipt(['ann'], [['ann', '2026-07-21T00:00:00Z']], { lead: '2026-07-01T00:00:00Z' }));
  expect(axis.x(axis.first)).toBe('3%');
  expect(axis.x(Date.parse('2026-07-11T00:00:00Z'))).toBe('50%');
  expect(axis.x(axis.last)).toBe('97%');
  expect(axisOf(receipt([], [])).x(Date.parse('2026-07-11T00:00:00Z'))).toBe('3%');
});

it('gives neighbouring channels other shapes', () => {
  const channels = ['Email', 'Direct', 'Paid Search', 'Display', 'Referral', 'Video', 'Affiliates'];
  const shapes = channels.map((channel) => shapeOf(channel, channels));
  expect(new Set(shapes.slice(0, 6)).size).toBe(6);
  expect(shapes.every((shape) => shape in SHAPES)).toBe(true);
  expect(shapeOf('Unheard of', channels)).toBe('circle');
});
