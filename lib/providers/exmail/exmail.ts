// Tencent Exmail as a provider: which page this is and who signs in. It knows no TOTP, so it has no place for a secret and no code box.
import type { PageKind, Provider } from '../provider.ts';
import { recogniseExmail } from './fingerprint.ts';
import { accountBox, loginForm, passwordBox, secondStep, signedIn } from './selectors.ts';

export const exmail: Provider = {
  id: 'exmail',
  recognise: recogniseExmail,

  kindOf(document, facts): PageKind {
    if (isShown(document, secondStep)) return 'second-factor';
    if (document.querySelector(signedIn) !== null) return 'signed-in';
    if (new URLSearchParams(document.location.search).get('s') === 'session_timeout') return 'expired';
    const asks = isShown(document, passwordBox) || document.querySelector(loginForm) !== null;
    return asks || facts.fields.some(({ kind }) => kind === 'password') ? 'login' : 'other';
  },

  typedAccount: (document) => document.querySelector<HTMLInputElement>(accountBox)?.value.trim() ?? '',
  bindPlace: () => null,
  purposeOf: () => 'login',
  otpBound: () => null,
  saysBound: () => false,
};

function isShown(document: Document, selector: string): boolean {
  return [...document.querySelectorAll(selector)].some((element) => element.checkVisibility({ visibilityProperty: true }));
}
