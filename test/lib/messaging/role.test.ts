import { describe, expect, it } from 'vitest';
import { roleOf, type Sender } from '../../../lib/messaging/role.ts';

const own = { id: 'own-id', origin: 'chrome-extension://own-id' };
const listed = 'https://mail.school.example';
const listing = {
  isListed: (origin: string) => origin === listed,
  isLoginFrame: (origin: string, url: string) => url.startsWith(`${origin}/login/`),
};
const tab = (url: string) => ({ id: 7, url }) as unknown as NonNullable<Sender['tab']>;
const role = (sender: Partial<Sender>) => roleOf({ id: own.id, ...sender } as Sender, own, listing);

describe('the role of a sender', () => {
  it('is page for the top document of a listed origin', () => {
    expect(role({ origin: listed, url: `${listed}/x`, frameId: 0, tab: tab(`${listed}/x`) })).toBe('page');
  });

  it('is frame for a log-in frame of the same origin inside its own page', () => {
    const frame = { origin: listed, url: `${listed}/login/a`, frameId: 3 };
    expect(role({ ...frame, tab: tab(`${listed}/`) })).toBe('frame');
    expect(role({ ...frame, tab: tab('https://elsewhere.example/') })).toBeNull();
    expect(role({ ...frame, url: `${listed}/mail/1`, tab: tab(`${listed}/`) })).toBeNull();
  });

  it('is none for any other origin, however near', () => {
    const near = [
      'http://mail.school.example',
      'https://mail.school.example.evil.example',
      'https://evil-mail.school.example',
      'https://school.example',
      'https://mail.school.example:8443',
      'https://mail.school.example.',
      'https://MAIL.school.example',
      'null',
      '',
    ];
    for (const origin of near) expect(role({ origin, url: `${origin}/`, frameId: 0, tab: tab(`${origin}/`) })).toBeNull();
  });

  it('is none for a sandboxed frame, whose origin is null though its address is right', () => {
    expect(role({ origin: 'null', url: `${listed}/login/a`, frameId: 2, tab: tab(`${listed}/`) })).toBeNull();
  });

  it('is none for another extension and for a document that is being prerendered', () => {
    const page = { origin: listed, url: `${listed}/`, frameId: 0, tab: tab(`${listed}/`) };
    expect(role({ ...page, id: 'other' })).toBeNull();
    expect(role({ ...page, documentLifecycle: 'prerender' })).toBeNull();
  });

  it('is named after our own page only when that page is not inside another', () => {
    expect(role({ origin: own.origin, url: `${own.origin}/popup.html` })).toBe('popup');
    expect(
      role({ origin: own.origin, url: `${own.origin}/options.html#x`, frameId: 0, tab: tab(`${own.origin}/options.html`) }),
    ).toBe('options');
    expect(role({ origin: own.origin, url: `${own.origin}/popup.html`, frameId: 4, tab: tab(`${listed}/`) })).toBeNull();
    expect(role({ origin: own.origin, url: `${own.origin}/other.html` })).toBeNull();
  });

  it('is card only inside a listed page', () => {
    const card = { origin: own.origin, url: `${own.origin}/card.html`, frameId: 5 };
    expect(role({ ...card, tab: tab(`${listed}/`) })).toBe('card');
    expect(role({ ...card, tab: tab('https://elsewhere.example/') })).toBeNull();
    expect(
      role({ origin: own.origin, url: `${own.origin}/card.html`, frameId: 0, tab: tab(`${own.origin}/card.html`) }),
    ).toBeNull();
  });

  it('is none for a listed page that is in no tab', () => {
    expect(role({ origin: listed, url: `${listed}/`, frameId: 0 })).toBeNull();
  });
});
