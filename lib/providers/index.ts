// The products by what a page shows; a listed institution's own product wins ties.
import { institutionById } from '../institutions/index.ts';
import { coremail } from './coremail/coremail.ts';
import { exmail } from './exmail/exmail.ts';
import { generic } from './generic/generic.ts';
import type { Provider } from './provider.ts';

export type { BindPlace, PageKind, Provider } from './provider.ts';

const known: readonly Provider[] = [coremail, exmail];
/** Sum of weights at which a page counts as a product. */
const enough = 3;

/**
 * The provider for a document of this institution: the one the page shows, else the one the institution is known to run on this origin, else the generic one.
 * A log-in system on an origin of its own is not the web mail.
 */
export function providerOf(document: Document, institutionId: string, origin = document.location.origin): Provider {
  const seen = known.find((provider) => provider.recognise(document) >= enough);
  const institution = institutionById(institutionId);
  const stated = institution?.mailOrigins.includes(origin) === true ? institution.provider : null;
  return seen ?? known.find(({ id }) => id === stated) ?? generic;
}
