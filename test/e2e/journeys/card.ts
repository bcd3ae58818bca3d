// The extension's card in the page, as a user sees it and presses its buttons.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hand } from './hand.ts';

const file = '/card.html';
/** The card takes no press before its button has been in sight this long. */
const readingMs = 700;
const toPopup = '打开邮钥';

/** Runs inside the page: where the card's frame begins. The card is the only popover the user sees at the lower right. */
function frameCorner(): { x: number; y: number } | null {
  const card = [...document.querySelectorAll('[popover=manual]')].find((element) => element.matches(':popover-open'));
  const box = card?.getBoundingClientRect();
  return box === undefined ? null : { x: box.left, y: box.top };
}

/** Runs inside the card: its heading, and the middle of the main button or of the one with this label, and what the button says. */
function buttonCalled(label: string | null): { title: string; x: number; y: number; says: string } | null {
  const button = [...document.querySelectorAll('button')].find((one) =>
    label === null ? one.matches('.primary') : (one.textContent ?? '').trim() === label,
  );
  button?.scrollIntoView({ block: 'nearest' });
  const box = button?.getBoundingClientRect();
  if (button === undefined || box === undefined || box.width === 0) return null;
  const title = document.querySelector('h1')?.textContent ?? '';
  return { title, x: box.left + box.width / 2, y: box.top + box.height / 2, says: (button.textContent ?? '').trim() };
}

/**
 * Waits for a card with a main button (or the one called `label`), reads it, presses the button with the mouse; answers the card's heading. What a
 * browser lets nobody decide in the card, the user decides in the toolbar popup to which the card leads.
 */
export async function pressCard(hand: Hand, label: string | null = null): Promise<string> {
  const { browser, page } = hand;
  const { answerInPopup } = browser;
  const seek = (what: string | null) => browser.peekFrame(page, file, buttonCalled, what).catch(() => null);
  const look = async () => (await seek(label)) ?? (answerInPopup === null ? null : seek(toPopup));
  await hand.until('a card with a button', look);
  // On a slow machine the card may ask to look first; a user then presses once more. One that is being drawn anew was not pressed yet.
  let pressed: string | null = null;
  await hand.until('the card to act', async () => {
    await sleep(readingMs);
    const popup = pressed === null ? undefined : await answerInPopup?.(label);
    if (popup === 'answered') return true;
    if (popup === 'waiting') return false;
    const now = await look();
    if (pressed !== null && now?.title !== pressed) return true;
    if (now === null) return false;
    const corner = await browser.peek(page, frameCorner);
    if (corner === null) return false;
    await page.mouse.click(corner.x + now.x, corner.y + now.y);
    pressed = now.title;
    return false;
  });
  return pressed ?? '';
}

/** What the card says, as one text; empty when there is none. */
export async function cardText(hand: Hand): Promise<string> {
  const shown = await hand.browser.peek(hand.page, frameCorner).catch(() => null);
  if (shown === null) return '';
  const text = await hand.browser
    .peekFrame(hand.page, file, () => document.querySelector('dialog')?.innerText ?? '')
    .catch(() => null);
  return text ?? '';
}

/** Waits for a card that says this; answers all it says. */
export async function seeCard(hand: Hand, words: string, limitMs = 15_000): Promise<string> {
  return hand.until(
    `a card that says ${words}`,
    async () => {
      const text = await cardText(hand);
      return text.includes(words) && text;
    },
    limitMs,
  );
}
