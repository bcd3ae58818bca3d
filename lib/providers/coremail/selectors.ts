// Page selectors of Coremail, each with where it was seen. Fast paths and tie-breakers only: structure and words decide.

/** Log-in form: HIT, NUDT, UCAS (XT5/XT6), XMU (XT3). */
export const loginForm = 'form[action*="/coremail/index.jsp"], form.j-login-form';
/** Account box: five XT5/XT6 deployments; XT3. */
export const accountBox = 'input[name="uid"], #uid';
/** Domain beside the account: HIT and others. */
export const domainBox = 'select[name="domain"], input[name="domain"]';
/** Second-factor panel inside the log-in page: NUDT, USTC, ZYBank. */
export const secondFactorPanel = '.second-auth-wrap, .j-second-auth-wrap';
/** Bind dialog and what holds its QR code: ShanghaiTech (XT, October 2025). */
export const bindDialog = '.u-dialog-2fa, .auth-qrcode-wrapper';
/** Signed in: UCAS, WeBank, ZYBank. */
export const signedIn = '#mltree_1_a, #lyfullsearch, .j-mail-list, button.btn-compose, .m-setting-panel';
/** The settings, in the place of the letters: ShanghaiTech. */
export const settingsPanel = '.m-setting-panel';
/** Any dialog of the product; an expired session shows one over a page that still looks signed in: WeBank, ZYBank. */
export const dialog = '.u-dialog';
/** Assets and addresses that only Coremail has: FingerprintHub, manual. */
export const asset = 'script[src*="/coremail/"], link[href*="/coremail/"], img[src*="/coremail/"]';
/** The inbox in the folder tree: UCAS. Its number is part of its text. */
export const inboxNode = '#mltree_1_a';
