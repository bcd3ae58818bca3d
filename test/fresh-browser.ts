// Files that share a process: each begins with the fake browser of the first day.
import { fakeBrowser } from 'wxt/testing/fake-browser';

fakeBrowser.reset();
