// Bytes are budgets: what a page, a mail host's page or a store download may weigh. Times are the benchmark's business.
import { describe, expect, it } from 'vitest';
import { builds, builtFiles, gzippedBytes, scriptsAtOnce, scriptsOfEveryPage, zippedBytes } from './built.ts';

const kilobyte = 1024;

describe.each(builds)('the %s build', (build) => {
  const files = builtFiles(build);
  const contentScripts = scriptsOfEveryPage(build);

  it('puts at most 8 KB of script into a mail page that holds nothing for us', () => {
    expect(contentScripts).toHaveLength(1);
    expect(gzippedBytes(build, contentScripts)).toBeLessThanOrEqual(8 * kilobyte);
  });
  it('shows the popup with at most 110 KB of script', () => {
    const scripts = scriptsAtOnce(build, 'popup.html');
    expect(scripts.size).toBeGreaterThan(0);
    expect(gzippedBytes(build, scripts)).toBeLessThanOrEqual(110 * kilobyte);
  });
  it('starts its background with at most 40 KB of script', () => {
    expect(gzippedBytes(build, ['background.js'])).toBeLessThanOrEqual(40 * kilobyte);
  });
  it('is a download of at most 300 KB without the second QR reader, and of 720 KB with it', () => {
    const light = files.filter((path) => !path.endsWith('.wasm'));
    expect(zippedBytes(build, light)).toBeLessThanOrEqual(300 * kilobyte);
    expect(zippedBytes(build, files)).toBeLessThanOrEqual(720 * kilobyte);
  });
});
