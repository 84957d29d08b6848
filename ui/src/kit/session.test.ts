import { expect, it } from 'vitest';
import { type Session, may, opening, roles } from './session';

const open: Session = { sign_in: 'off', set_up_needed: false, sso: false, user: null };
const ann: Session = {
  sign_in: 'required',
  set_up_needed: false,
  sso: false,
  user: {
    email: 'ann@example.com',
    second_factor: false,
    csrf: 'c',
    everywhere: null,
    rights_everywhere: [],
    clients: [{ client: 'acme', role: 'admin', rights: ['see-reports', 'manage-users'] }],
  },
};

it('knows what somebody may, and where', () => {
  expect(may(ann, 'manage-users', 'acme')).toBe(true);
  expect(may(ann, 'manage-users', 'other')).toBe(false);
  expect(may(ann, 'erase', 'acme')).toBe(false);
  expect(may({ ...ann, user: null }, 'see-reports', 'acme')).toBe(false);
  expect(may({ ...ann, user: { ...ann.user!, rights_everywhere: ['erase'] } }, 'erase', 'new')).toBe(true);
});

it('lets everybody do all but manage users where nobody has to sign in', () => {
  expect(may(open, 'erase', 'acme')).toBe(true);
  expect(may(open, 'manage-users', 'acme')).toBe(false);
});

it('offers no role that may more than whoever gives it', () => {
  expect(roles(ann, 'acme')).not.toContain('owner');
  expect(roles({ ...ann, user: { ...ann.user!, rights_everywhere: ['manage-owners'] } }, 'acme')).toContain('owner');
});

it('reads what opens something once, and nothing else', () => {
  expect(opening('#set-up=abc123')).toEqual({ what: 'set-up', token: 'abc123' });
  expect(opening('#invitation=A')).toEqual({ what: 'invitation', token: 'A' });
  expect(opening('#invitation=')).toBeUndefined();
  expect(opening('#main')).toBeUndefined();
});
