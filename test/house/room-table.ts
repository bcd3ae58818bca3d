// Who may import whom, use the extension's own programming interface (`browser`) or a page's document.

export type Room = {
  /** Rooms whose code may be imported. */
  readonly imports: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly types?: readonly string[];
  readonly browser: boolean;
  readonly dom: boolean;
};

const every = [
  'otp',
  'qr',
  'institutions',
  'page',
  'settings',
  'messaging',
  'providers',
  'vault',
  'visit',
  'background',
  'clients',
  'guide',
  'transfer',
  'unread',
];

/** One row a room; `components` and `entrypoints` stand beside `lib`. */
export const rooms: Readonly<Record<string, Room>> = {
  otp: { imports: [], browser: false, dom: false },
  qr: { imports: [], browser: false, dom: false },
  clients: { imports: [], browser: false, dom: false },
  institutions: { imports: [], browser: false, dom: false },
  page: { imports: [], browser: false, dom: true },
  settings: { imports: [], types: ['messaging'], browser: true, dom: false },
  messaging: { imports: [], browser: true, dom: false },
  guide: { imports: ['institutions', 'settings', 'messaging'], browser: true, dom: false },
  providers: { imports: ['institutions', 'page', 'qr'], types: ['guide'], browser: false, dom: true },
  vault: { imports: ['otp', 'settings', 'messaging'], browser: true, dom: false },
  transfer: { imports: ['otp', 'qr'], types: ['vault'], browser: false, dom: false },
  unread: { imports: ['institutions', 'providers', 'settings', 'messaging'], browser: true, dom: false },
  // The picture is read in the page that shows it, so that no screenshot and no picture of it has to travel.
  visit: { imports: ['institutions', 'providers', 'page', 'messaging', 'qr'], types: ['guide'], browser: true, dom: true },
  background: { imports: every, browser: true, dom: false },
  // A picture file is decoded in the page that took it, so its QR codes are read there too.
  components: {
    imports: ['messaging', 'institutions', 'settings', 'clients', 'qr'],
    types: ['guide'],
    browser: false,
    dom: true,
  },
  entrypoints: { imports: [...every, 'components', 'entrypoints'], browser: true, dom: true },
};

/** Holds texts only; the build reads it, no code imports it. */
export const textRoom = 'locales';
