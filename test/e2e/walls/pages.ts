// Small pages for the wall tests: a second-factor step as Coremail words it, with one thing changed.

/** The box every plain page shows. Marked, so that a test finds it wherever it stands. */
export const plainBox =
  '<label for="code">动态口令</label> <input id="code" name="dynamicPwd" type="text" maxlength="6" placeholder="请输入动态口令" data-wall="right">';

/** A step of the log-in around `box`; `extra` stands at the end of the body, `head` in the head. */
export function codePage(box: string = plainBox, extra = '', head = ''): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>重庆大学电子邮件系统</title>${head}</head>
<body style="margin:0;padding:16px;min-height:560px"><h2>二次验证</h2>
<form id="step" method="post" action="/coremail/walls/sent"><p>第三方 OTP：请输入动态口令</p>
<div class="row">${box}</div><button type="button">确定</button></form>${extra}</body></html>`;
}

/** A page without any box, `inside` filling it from the upper left corner. */
export function emptyPage(inside = '', head = ''): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>重庆大学电子邮件系统</title>${head}</head>
<body style="margin:0;min-height:560px">${inside}</body></html>`;
}

/** A text as the value of an HTML attribute in double quotes. */
export function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
