// @vitest-environment jsdom
// What the first run says about binding, for each mailbox.
import { afterEach, describe, expect, it } from 'vitest';
import { BindingSteps } from '../../../components/welcome/binding-steps.tsx';
import { DoneStep } from '../../../components/welcome/done-step.tsx';
import { beijing } from '../../../lib/institutions/beijing.ts';
import { cqu } from '../../../lib/institutions/cqu.ts';
import { cumt } from '../../../lib/institutions/cumt.ts';
import type { Institution } from '../../../lib/institutions/institution.ts';
import { draw, type Drawn } from '../harness/draw.tsx';

let page: Drawn;
afterEach(() => page.remove());
const said = async (institution: Institution) => {
  page = await draw(<BindingSteps institution={institution} named={false} />);
  return page.text();
};

describe('the way to a bound code', () => {
  it('is that of the menus where the guide names them', async () => {
    expect(await said(cqu)).toMatch(/设置 → 安全设置 → 二次验证设置.*第三方 OTP.*QR code/s);
  });
  it('is a question where no source names one, and says so', async () => {
    const words = await said(cumt);
    expect(words).toContain('not said anywhere in public');
    expect(words).toContain('信息化建设与管理处 4000089233');
    expect(words).not.toMatch(/安全设置|第三方/);
  });
  it('leads to the administrator where the guide says that', async () => {
    const words = await said(beijing);
    expect(words).toContain('ask the mailbox administrator of your organisation');
    expect(words).toContain('010-84371828');
    expect(words).not.toMatch(/安全设置|第三方/);
  });
  it('is told for each of several mailboxes by its name, and for no other', async () => {
    page = await draw(<DoneStep picked={['cqu', 'beijing']} />);
    expect([...document.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([cqu.name.en, beijing.name.en]);
    expect(document.querySelectorAll('ol.steps')).toHaveLength(2);
  });
});
