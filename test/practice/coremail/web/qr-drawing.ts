// Draws a QR code in the ways the facts leave open. Edge to edge, without a quiet zone, 256 pixels, highest correction.
import { encodeQR } from 'qr';
import type { Variant } from '../../variant.ts';

const size = 256;

function modulesOf(text: string): boolean[][] {
  // The package draws a margin of at least one module; the library on the real pages draws none.
  const withMargin = encodeQR(text, 'raw', { ecc: 'high', border: 1 });
  return withMargin.slice(1, -1).map((row) => row.slice(1, -1));
}

function eachDark(modules: boolean[][], draw: (x: number, y: number) => void): void {
  for (const [y, row] of modules.entries()) for (const [x, dark] of row.entries()) if (dark) draw(x, y);
}

function canvasOf(home: Document, modules: boolean[][]): HTMLCanvasElement {
  const canvas = home.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2d context');
  const step = size / modules.length;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, size, size);
  context.fillStyle = '#000000';
  eachDark(modules, (x, y) => {
    const [left, top] = [Math.round(x * step), Math.round(y * step)];
    context.fillRect(left, top, Math.round((x + 1) * step) - left, Math.round((y + 1) * step) - top);
  });
  return canvas;
}

function imageOf(home: Document, source: string): HTMLImageElement {
  const image = home.createElement('img');
  image.src = source;
  image.width = image.height = size;
  return image;
}

function svgOf(home: Document, modules: boolean[][]): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = home.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', `0 0 ${modules.length} ${modules.length}`);
  svg.setAttribute('width', `${size}`);
  svg.setAttribute('height', `${size}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const path = home.createElementNS(space, 'path');
  let line = '';
  eachDark(modules, (x, y) => {
    line += `M${x} ${y}h1v1h-1z`;
  });
  path.setAttribute('d', line);
  svg.append(path);
  return svg;
}

function tableOf(home: Document, modules: boolean[][]): HTMLTableElement {
  const cell = Math.floor(size / modules.length);
  const table = home.createElement('table');
  table.style.cssText = 'border:0;border-collapse:collapse;margin:0';
  for (const row of modules) {
    const line = table.insertRow();
    for (const dark of row)
      line.insertCell().style.cssText = `padding:0;border:0;width:${cell}px;height:${cell}px;background-color:${dark ? '#000000' : '#ffffff'}`;
  }
  return table;
}

function likeQrcodejs(box: HTMLElement, canvas: HTMLCanvasElement, title: string): void {
  box.title = title;
  if (title === '') box.removeAttribute('title');
  canvas.style.display = 'none';
  const image = box.ownerDocument.createElement('img');
  image.alt = 'Scan me!';
  image.src = canvas.toDataURL('image/png');
  image.style.display = 'block';
  box.replaceChildren(canvas, image);
}

function intoFrame(box: HTMLElement, text: string): void {
  // oxlint-disable-next-line react/iframe-missing-sandbox -- the real pages have none, and the frame is our own
  const frame = box.ownerDocument.createElement('iframe');
  frame.src = '/coremail/common/blank.jsp';
  frame.className = 'qr-frame';
  frame.addEventListener('load', () => {
    const body = frame.contentDocument?.body;
    if (body === undefined) return;
    body.style.margin = '8px';
    likeQrcodejs(body.appendChild(body.ownerDocument.createElement('div')), canvasOf(body.ownerDocument, modulesOf(text)), '');
  });
  box.replaceChildren(frame);
}

/** Puts the QR of `text` into `box`, replacing what is there. */
export function drawQr(box: HTMLElement, text: string, as: Variant['qrAs']): void {
  const home = box.ownerDocument;
  const modules = modulesOf(text);
  if (as === 'frame') return intoFrame(box, text);
  if (as === 'svg') return box.replaceChildren(svgOf(home, modules));
  if (as === 'table') return box.replaceChildren(tableOf(home, modules));
  const canvas = canvasOf(home, modules);
  if (as === 'qrcodejs') return likeQrcodejs(box, canvas, text);
  if (as === 'qrcodejs untitled') return likeQrcodejs(box, canvas, '');
  if (as === 'canvas') return box.replaceChildren(canvas);
  if (as === 'img') return box.replaceChildren(imageOf(home, canvas.toDataURL('image/png')));
  if (as === 'background') {
    const picture = home.createElement('div');
    picture.style.cssText = `width:${size}px;height:${size}px;background-image:url(${canvas.toDataURL('image/png')})`;
    return box.replaceChildren(picture);
  }
  canvas.toBlob((blob) => {
    if (blob !== null) box.replaceChildren(imageOf(home, URL.createObjectURL(blob)));
  });
}

/** A QR that has nothing to do with codes: WeChat sign-in or app download. */
export function drawDecoy(box: HTMLElement, kind: string): void {
  const text =
    kind === 'wechat' ? 'https://open.weixin.qq.com/connect/confirm?uuid=practice' : 'https://lunkr.example.com/download';
  const words = kind === 'wechat' ? '微信扫码登录' : '下载论客 App';
  const picture = box.ownerDocument.createElement('div');
  likeQrcodejs(picture, canvasOf(box.ownerDocument, modulesOf(text)), '');
  box.classList.add('decoy');
  box.replaceChildren(picture, words);
}
