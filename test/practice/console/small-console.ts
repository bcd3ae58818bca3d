// /practice/console of a system with little to receive: its members with their codes, what a phone does, the seed.
import { Hono } from 'hono';
import { html } from 'hono/html';

export interface SmallConsole {
  readonly title: string;
  /** Password of every member. */
  readonly password: string;
  /** A row a member: his name first, then what he received. */
  readonly rows: () => readonly (readonly string[])[];
  /** What can be done for a member, by the words on the button. */
  readonly acts: Readonly<Record<string, (member: string) => void>>;
  readonly chooseSeed: (seed: number) => void;
}

/** The console's routes. */
export function smallConsole({ title, password, rows, acts, chooseSeed }: SmallConsole): Hono {
  const app = new Hono();
  const button = (words: string, member: string) =>
    html`<form method="post" action="/practice/act" style="display:inline">
      <input type="hidden" name="act" value="${words}" /><button name="member" value="${member}">${words}</button>
    </form>`;
  app.get('/practice/console', (c) =>
    c.html(
      html`<!doctype html>
        <html lang="zh-CN">
          <head>
            <meta charset="utf-8" />
            <meta http-equiv="refresh" content="5" />
            <title>练习控制台 · Practice console</title>
          </head>
          <body>
            <h1>练习控制台 · Practice console（${title}）</h1>
            <p>所有账号的密码 / password of every account: <code>${password}</code> · <a href="/">登录页</a></p>
            <table border="1" cellpadding="4">
              ${rows().map(
                (cells) =>
                  html`<tr>
                    ${cells.map((cell) => html`<td>${cell}</td>`)}
                    <td>${Object.keys(acts).map((words) => button(words, cells[0] ?? ''))}</td>
                  </tr>`,
              )}
            </table>
            <form method="post" action="/practice/seed">
              <label>seed <input name="seed" type="number" value="1" /></label><button>选用</button>
            </form>
          </body>
        </html>`,
    ),
  );
  app.post('/practice/act', async (c) => {
    const { act, member } = await c.req.parseBody();
    acts[`${typeof act === 'string' ? act : ''}`]?.(typeof member === 'string' ? member : '');
    return c.redirect('/practice/console', 303);
  });
  app.post('/practice/seed', async (c) => {
    const { seed } = await c.req.parseBody();
    chooseSeed(Number(seed));
    return c.redirect('/practice/console', 303);
  });
  return app;
}
