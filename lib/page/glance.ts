// The cheap look every page gets: is there anything at all that deserves the full look? Kept tiny, it is always loaded.

const PLAIN =
  /^(?:uid|user(?:name|id)?|account|e?mail|(?:fake)?password|pass(?:wd)?|pwd|q|query|keyword|search|subject|to|cc|bcc|domain|domains?el)$/i;
const TYPES = /^(?:text|tel|number|password)$/;

/** Whether the document shows a box other than plain log-in, search and letter boxes, or a QR code in a dialog. */
export function glance(root: Document | ShadowRoot): boolean {
  for (const input of root.querySelectorAll('input')) {
    if (TYPES.test(input.type) && !PLAIN.test(input.name || input.id) && input.getClientRects().length > 0) return true;
  }
  for (const part of root.querySelectorAll(
    'img[alt="Scan me!"],[class*="qrcode" i],[id*="qrcode" i],dialog[open] canvas,[role="dialog"] canvas',
  )) {
    if (part.getClientRects().length > 0) return true;
  }
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot && glance(element.shadowRoot)) return true;
  }
  return false;
}
