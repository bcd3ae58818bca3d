// A code goes into the top document and the listed log-in frame, and into no other frame, however right its address looks.
import { beforeAll, describe, expect, it } from 'vitest';
import type { GivenGround } from './each-wall.ts';
import type { Ground, Seen } from './ground.ts';
import { attribute, codePage, emptyPage } from './pages.ts';

const login = '/coremail/walls/login';
const elsewhere = '/walls/login';
const mailBody = '/coremail/XT/viewMailHTML.jsp';
const foreign = 'https://evil.cn';
const srcdoc = attribute(codePage());
const size = 'style="border:0;width:640px;height:540px"';
const quoted = JSON.stringify(codePage()).replaceAll('</', '<\\/');

/** The frame of each case, the only thing in its page. */
const refused: Readonly<Record<string, string>> = {
  'same host, elsewhere': `<iframe ${size} src="${elsewhere}"></iframe>`,
  'about:blank, written by the page': `<iframe id="f" ${size}></iframe><script>f.contentDocument.write(${quoted});f.contentDocument.close()</script>`,
  'about:blank, filled through the DOM': `<iframe id="f" ${size}></iframe><script>f.contentDocument.body.innerHTML=${quoted}</script>`,
  srcdoc: `<iframe ${size} srcdoc="${srcdoc}"></iframe>`,
  'sandboxed same host': `<iframe ${size} sandbox="allow-scripts" src="${login}"></iframe>`,
  'sandboxed same host without scripts': `<iframe ${size} sandbox src="${login}"></iframe>`,
  'sandboxed same host with allow-same-origin': `<iframe ${size} sandbox="allow-scripts allow-same-origin allow-forms" src="${login}"></iframe>`,
  'sandboxed srcdoc': `<iframe ${size} sandbox="allow-scripts" srcdoc="${srcdoc}"></iframe>`,
  'sandboxed srcdoc with allow-same-origin': `<iframe ${size} sandbox="allow-scripts allow-same-origin" srcdoc="${srcdoc}"></iframe>`,
  blob: `<iframe id="f" ${size}></iframe><script>f.src=URL.createObjectURL(new Blob([${quoted}],{type:'text/html'}))</script>`,
  data: `<iframe ${size} src="data:text/html;charset=utf-8,${encodeURIComponent(codePage())}"></iframe>`,
  javascript: `<iframe id="f" ${size}></iframe><script>f.src='javascript:'+JSON.stringify(${quoted})</script>`,
  'cross origin': `<iframe ${size} src="${foreign}${login}"></iframe>`,
  'cross origin around the listed frame': `<iframe ${size} src="${foreign}/coremail/walls/around"></iframe>`,
  'body of a mail': `<iframe ${size} src="${mailBody}?mid=1"></iframe>`,
  'body of a mail, address in other letters': `<iframe ${size} src="${login}?part=VIEWMAILHTML"></iframe>`,
};

/** Tells these walls where a ground is given. */
export function tellFrames(here: GivenGround): void {
  describe('frames', () => {
    let ground: Ground;
    beforeAll(() => {
      ({ ground } = here);
      for (const path of [login, elsewhere, mailBody]) ground.serve(path, codePage());
      ground.serve('/coremail/walls/around', emptyPage(`<iframe ${size} src="https://mail.cqu.edu.cn${login}"></iframe>`));
    });
    const visit = (frame: string): Promise<Seen> => ground.visit(ground.serve('/coremail/walls/top', emptyPage(frame)));

    it('fills the top document and the listed log-in frame', { timeout: 60_000 }, async () => {
      expect((await ground.visit(`https://mail.cqu.edu.cn${login}`)).values).toHaveLength(1);
      expect((await visit(`<iframe ${size} src="${login}"></iframe>`)).values).toHaveLength(1);
    });

    it(
      `fills none of ${Object.keys(refused).length} other frames and gives no code out for them`,
      { timeout: 180_000 },
      async () => {
        const filled: string[] = [];
        for (const [kind, frame] of Object.entries(refused)) {
          const { values, given } = await visit(frame);
          if (given || values.length > 0) filled.push(kind);
        }
        expect(filled).toEqual([]);
      },
    );

    it('gives no code out inside a page of another origin', { timeout: 60_000 }, async () => {
      expect(await ground.visit(`${foreign}/coremail/walls/around`)).toEqual({ values: [], given: false });
    });
  });
}
