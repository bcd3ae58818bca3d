// The QR reader, injected into a document that shows something it may be able to read.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPart } from '../lib/visit/qr-reader.ts';
import { offerReader } from '../lib/visit/read-qr.ts';

export default defineUnlistedScript(() => offerReader(readPart));
