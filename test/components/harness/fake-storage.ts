// Stands in for the extension's storage in pages that run without an extension: values of the scene, kept for the life of the page.
const asked = new URLSearchParams(location.search);

const chosen: Readonly<Record<string, unknown>> = {
  language: asked.get('lang') ?? 'en',
  theme: asked.get('theme') ?? 'light',
  mailboxes: asked.get('scene')?.startsWith('fresh') === true ? [] : ['cqu', 'cumt'],
  unreadPaused: asked.get('scene') === 'paused' ? ['cumt'] : [],
  announced: asked.get('scene') === 'paused' ? ['cqu'] : [],
  noticeWords: asked.get('scene') === 'paused' ? ['缴费', 'seminar', 'W'.repeat(20)] : [],
  quietHours: asked.get('scene') === 'paused' ? { from: 1_320, to: 420 } : null,
  hostChoices: {
    'https://mail.cqu.edu.cn': { off: true, box: null },
    'https://mail.beijing.gov.cn': { off: false, box: {} },
  },
  trustedAt: { cqu: Date.now() - 86_400_000 * 3 },
};

/** How a test changes a setting while the page is open, as another page of the extension would. */
const change: Record<string, (value: never) => Promise<void>> = {};
Object.assign(globalThis, { change });

export function defineItem<Value>(_area: string, key: string, fallback: Value) {
  const heard = new Set<(value: Value) => void>();
  let value = key in chosen ? (chosen[key] as Value) : fallback;
  const item = {
    fallback,
    getValue: async () => value,
    setValue: async (next: Value) => {
      value = next;
      for (const tell of heard) tell(next);
    },
    watch: (tell: (value: Value) => void) => {
      heard.add(tell);
      return () => heard.delete(tell);
    },
  };
  change[key] = item.setValue;
  return item;
}
