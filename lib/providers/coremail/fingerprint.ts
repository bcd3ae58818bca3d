// Is this page Coremail? Signs and weights after the public fingerprints (FingerprintHub) and the product's own addresses.
import { asset, loginForm, secondFactorPanel } from './selectors.ts';

/** Sum of the signs' weights; 3 and more is Coremail. */
export function recogniseCoremail(document: Document): number {
  let weight = 0;
  if (document.querySelector(loginForm) !== null) weight += 3;
  if (document.location.pathname.startsWith('/coremail/')) weight += 3;
  if (document.querySelector(asset) !== null) weight += 3;
  if (document.querySelector(secondFactorPanel) !== null) weight += 2;
  return weight;
}
