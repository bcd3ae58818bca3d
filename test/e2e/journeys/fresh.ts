// A browser as a user has it on the first day: the extension installed, one mailbox picked, nothing stored.
import type { Practice } from '../../practice/practice.ts';
import type { BrowserName, TestBrowser } from '../harness/launch.ts';
import { launch } from '../harness/launch.ts';

/** The account most scenarios use; its name and password are made up. */
export const student = { address: 'student1@cqu.edu.cn', password: 'Not-a-real-password-1' } as const;

/** Runs a scenario in a browser of its own, with a fresh practice server state, and closes the browser whatever happens. */
export async function withBrowser<Result>(
  name: BrowserName,
  practice: Practice,
  run: (browser: TestBrowser) => Promise<Result>,
): Promise<Result> {
  const browser = await launch(name, { port: practice.port });
  try {
    return await run(browser);
  } finally {
    await browser.close();
  }
}

/**
 * As if the rest of the step had been waited for: neither side remembers that a code of it was used. A real wait is part of `npm start`;
 * half a minute for every scenario would be most of a test run.
 */
export async function skipStep(browser: TestBrowser, practice: Practice, address: string = student.address): Promise<void> {
  practice.state(address).usedSteps.clear();
  await browser.inExtension(() => chrome.storage.session.set({ usedSteps: {} }));
}
