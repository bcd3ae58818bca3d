// Pieces of pages every practice system uses: values inside scripts, the captcha picture, the control that sends a form.
import { html, raw } from 'hono/html';

/** A value for an inline script, safe inside the tag. */
export function inScript(value: unknown) {
  return raw(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

/** A control with these words as the tag the variant asks for; `attributes` are written as they are. */
export function control(tag: 'a' | 'button' | 'input', words: string, attributes: string) {
  if (tag === 'input') return html`<input ${raw(attributes)} type="submit" value="${words}" />`;
  return tag === 'button'
    ? html`<button ${raw(attributes)} type="submit">${words}</button>`
    : html`<a ${raw(attributes)} href="javascript:;">${words}</a>`;
}

/** The captcha: four letters, each turned a little. */
export function captchaPicture(text: string): string {
  const letters = [...text].map((letter, at) => {
    const x = 14 + at * 22;
    return `<text x="${x}" y="26" font-size="22" font-family="serif" transform="rotate(${at % 2 === 0 ? -12 : 14} ${x} 22)">${letter}</text>`;
  });
  const lines = '<path d="M0 12 Q50 30 100 8 M0 30 Q50 4 100 28" stroke="#8aa" fill="none"/>';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="36"><rect width="100" height="36" fill="#eef"/>${lines}<g fill="#246">${letters.join('')}</g></svg>`;
}
