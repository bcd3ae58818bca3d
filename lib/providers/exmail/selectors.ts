// Page selectors of Exmail, each with where it was seen. Fast paths and tie-breakers only: structure and words decide.

/** Account box: landing script, hosted script (2017). */
export const accountBox = '#inputuin';
/** Password box beside it: the same. */
export const passwordBox = '#pp';
/** Log-in form of the landing page, the hosted page and the panel a school embeds: its address is the product's. */
export const loginForm = 'form[action$="/cgi-bin/login"]';
/** Scripts, pictures and styles of the vendor, by the names of its hosts: saved pages. */
export const asset =
  'script[src*="rescdn"], link[href*="rescdn"], img[src*="rescdn"], script[src*="exmail"], link[href*="exmail"], img[src*="exmail"]';
/** Boxes of the second steps by WeChat and SMS: landing script. */
export const secondStep = '#wx_token, #sms_token2';
/** Signed in: NJU (September 2026), published clients. */
export const signedIn = '#useraddr, #SysFolderList, #mainFrameContainer';
/** The user's whole address in the top document: NJU (September 2026). */
export const ownAddress = '#useraddr';
/** The inbox in the folder list: vendor scripts, an Electron wrapper. Its number is part of its text and its title. */
export const inboxLink = '#folder_1';
/** The notice of new mail in the top document, its number, and its two lines: an Electron wrapper. */
export const newMail = '#webpushtip1';
export const newMailCount = '.notify_type em';
export const newMailTitle = '.notify_title';
export const newMailDigest = '.notify_digest';
/** The frame that may hold the folder list, reloaded by the page: vendor scripts. */
export const listFrame = 'iframe#leftFrame, iframe[name="leftFrame"]';
