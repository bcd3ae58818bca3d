// What of the browser the reading of mail touches, as a stand-in that remembers.
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

export interface Surroundings {
  readonly badge: { text: string; color: string; title: string };
  permitted: boolean;
  idle: 'active' | 'idle' | 'locked';
  /** What a page answers to the background; null: nobody there. */
  page: unknown;
  /** Null: the permission was not given. */
  notices: { id: string; title: string; message: string }[] | null;
}

/** Begins that, on a fresh fake browser. */
export function surround(): Surroundings {
  fakeBrowser.reset();
  const around: Surroundings = {
    badge: { text: '', color: '', title: '' },
    permitted: true,
    idle: 'active',
    page: null,
    notices: [],
  };
  const event = () => ({ addListener: vi.fn() });
  Object.assign(fakeBrowser.permissions, { contains: async () => around.permitted, onAdded: event(), onRemoved: event() });
  Object.assign(fakeBrowser.idle, { queryState: async () => around.idle, onStateChanged: event() });
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ text }: { text: string }) => void (around.badge.text = text),
    setBadgeBackgroundColor: async ({ color }: { color: string }) => void (around.badge.color = color),
    setBadgeTextColor: async () => undefined,
    setTitle: async ({ title }: { title: string }) => void (around.badge.title = title),
  });
  Object.assign(fakeBrowser.i18n, {
    getMessage: (name: string, values: string[] = []) => (name === 'app_languageTag' ? 'en' : [name, ...values].join(' ')),
  });
  Object.assign(fakeBrowser.runtime, { getURL: (path: string) => `chrome-extension://own-id${path}` });
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => around.page);
  const clicked = event();
  Object.defineProperty(fakeBrowser, 'notifications', {
    configurable: true,
    get: () =>
      around.notices === null
        ? undefined
        : {
            create: async (id: string, notice: { title: string; message: string }) =>
              void around.notices?.push({ id, ...notice }),
            getAll: async () => Object.fromEntries((around.notices ?? []).map(({ id }) => [id, true])),
            clear: async (id: string) => {
              around.notices = (around.notices ?? []).filter((notice) => notice.id !== id);
              return true;
            },
            onClicked: clicked,
          },
  });
  return around;
}
