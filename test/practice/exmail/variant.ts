// What nobody outside knows of the Exmail pages, as a flat record of choices; a seed or a covering list picks them.
import { covering, type Picked } from '../covering.ts';

/** Every open choice with its values; the first value of each makes the plain variant. */
const choices = {
  /** What the school's host shows first. exmail.qq.com always shows the landing page. */
  home: ['hosted', 'landing', 'front page'],
  /** Which panel of a login page is open; `?logintype=account` opens the password on the landing page whatever this says. */
  firstPanel: ['scan', 'password', 'phone'],
  /** How the school's page offers 统一身份认证. */
  cas: ['link', 'button', 'tab'],
  accountLink: ['帐号密码登录', '账号密码登录', '其他方式登录'],
  captcha: ['after errors', 'always', 'never'],
  submitButton: ['input', 'button', 'a'],
  /** How an XHR sign-in is answered. */
  xhrShape: ['plain', 'DATA', 'while(1)'],
  /** Under which host the mailbox opens after a sign-in at the school's host. */
  endsOn: ['own host', 'exmail.qq.com', 'own host over exmail.qq.com'],
  sidSuffix: [',7', ',2', 'none'],
  /** What opening the host without a sid shows while the session lives. */
  noSid: ['login page', 'into the mailbox', 'session_timeout'],
  /** The classic frames, or a page nobody has seen yet. */
  memberPage: ['frames', 'frames, list in leftFrame', 'single page'],
  folderFormat: ['收件箱(3)', '收件箱 (3)', '<b>', 'title only'],
  folderWeight: ['bold', 'muted', 'plain'],
  /** Folder number of the drafts; only 1 and 3 are sure. */
  folderNumbers: ['draft 4', 'draft 2', 'draft 5'],
  rowStyle: ['quoted', 'bare', 'tt'],
  toast: ['counted', 'uncounted', 'none'],
  /** How an open page learns of new mail. */
  pageUpdate: ['poll', 'reloaded frame', 'nothing'],
  /** What the folder page answers without the page around it. */
  folderlist: ['list', 'script', 'exception'],
  folderlistSetting: ['exception', 'list', 'wrong numbers'],
  /** What `mail_list` with `s=inbox` answers; `s=list` gives the next value. */
  mailList: ['page', 'frame jump', 'exception'],
  /** `t=mail_list.json`, `ef=js`, `t=mail_list.xml` and `today?t=today.json`. */
  mailListJson: ['exception', 'json', 'page'],
  mailListXml: ['exception', 'xml', 'page'],
  todayJson: ['exception', 'json', 'page'],
  /** `mail_list` with `flag=new`: ignored, obeyed, refused. */
  flagNew: ['ignored', 'obeyed', 'exception'],
  death: ['redirect', 'cgi exception', 'wrapped', 'login page', 'script', 'cgierrorcode'],
  /** What keeps a session alive. */
  keepAlive: ['every request', 'pages only', 'nothing'],
  lifetime: ['30 min', '2 h', '8 h'],
  secondSession: ['both live', 'first dies', 'one cookie'],
  bindingTab: ['微信绑定', '邮箱绑定', '帐户安全'],
  clientTab: ['客户端设置', '收发信设置', 'POP/IMAP/SMTP'],
  accountTab: ['账户', '帐户', '帐户管理'],
  makePassword: ['生成新密码', '生成密码', '生成授权码'],
  nameDialog: ['none', 'asked', 'asked with default'],
  passwordAs: ['#authorCode', 'text', 'grouped'],
  passwordAnswer: ['at once', 'late', 'safety check'],
  passwordPlace: ['dialog', 'inline', 'top dialog'],
  /** Whether the page asks back before it switches 安全登录 on. */
  safeLoginAsk: ['confirm', 'dialog', 'no question'],
  /** Whether the page asks back before it stops a client password. */
  stopAsk: ['confirm', 'dialog', 'no question'],
  /** What must be so before a client password is made. */
  passwordNeeds: ['nothing', 'IMAP/SMTP', '安全登录'],
  /** What the safety check wants; a member who cannot do that types the password. */
  safetyCheck: ['scan', 'phone code', 'password'],
  clientAddress: ['acc=9', 't=setting_client', 't=setting4_popimap'],
  /** How the form of the client settings is sent. */
  settingSave: ['own frame', 'action frame', 'by script'],
  savedAs: ['toast', 'line', 'top toast'],
  /** How an alias is added, where the school leaves that to the member at all. */
  aliasAdd: ['by the school', 'link', 'dialog'],
  defaultSender: ['link', 'radio', 'select'],
  passwordRule: ['8, none of the last five', '6-32, three classes', '6-32, three classes, no four equal'],
  /** Where a member must change the first password. */
  firstChange: ['page', 'dialog', 'frame'],
} as const;

/** One value for every open choice. */
export type ExmailVariant = Picked<typeof choices>;

/** Every way to pick one. */
export const exmailPages = covering(choices);
