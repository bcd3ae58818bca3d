// @vitest-environment jsdom
// Page parts with clashing names do not mislead the reader of the tree.
import { describe, expect, it } from 'vitest';
import {
  allTextOf,
  attr,
  byId,
  closest,
  composedParentOf,
  contains,
  formActionOf,
  hasAny,
  isDocument,
  isElement,
  isHtml,
  isShadow,
  isTag,
  parentOf,
  queryAll,
  rootOf,
  tagOf,
  treesOf,
  walk,
} from '../../../lib/page/native.ts';
import { part, show } from './html.ts';

describe('a form whose boxes are named like its own properties', () => {
  const clobbered = () => {
    show(
      '<div><form action="/there"><input name="action" value="x"><input name="parentElement"><input name="getAttribute"><input name="querySelectorAll"><input name="contains"><input name="localName"><b>text</b></form></div>',
    );
    return part('form');
  };

  it('still tells its parent, tag, attributes and action', () => {
    const form = clobbered();
    expect(parentOf(form)).toBe(part('div'));
    expect(tagOf(form)).toBe('form');
    expect(attr(form, 'action')).toBe('/there');
    expect(new URL(formActionOf(form)).pathname).toBe('/there');
  });

  it('still finds and holds its parts', () => {
    const form = clobbered();
    expect(queryAll(form, 'input')).toHaveLength(6);
    expect(contains(form, part('b'))).toBe(true);
    expect(closest(part('b'), 'form')).toBe(form);
    expect(allTextOf(form)).toBe('text');
  });
});

describe('the tree', () => {
  it('is searched from the document even when a picture is named like its methods', () => {
    show('<img name="querySelectorAll"><img name="querySelector"><i></i>');
    expect(queryAll(document, 'i')).toHaveLength(1);
    expect([hasAny(document, 'i'), hasAny(document, 'b'), hasAny(document.body, 'i')]).toEqual([true, false, true]);
  });

  it('goes into open shadow roots and back out', () => {
    show('<my-part></my-part>');
    const shadow = part('my-part').attachShadow({ mode: 'open' });
    shadow.append(document.createElement('input'));
    const input = queryAll(shadow, 'input')[0];
    expect(treesOf(document)).toEqual([document, shadow]);
    expect(input && rootOf(input)).toBe(shadow);
    expect(input && composedParentOf(input)).toBe(part('my-part'));
  });

  it('knows an element that was moved here from another document, where classes no longer tell', () => {
    show('<iframe></iframe>');
    const inner = part<HTMLIFrameElement>('iframe').contentDocument;
    const moved = inner?.createElement('input') ?? null;
    if (moved !== null) document.body.append(moved);
    expect(moved instanceof HTMLInputElement).toBe(false);
    expect([isElement(moved), isHtml(moved), isTag(moved, 'input'), isTag(moved, 'button')]).toEqual([true, true, true, false]);
    expect([isShadow(moved), inner !== null && isDocument(inner)]).toEqual([false, true]);
  });

  it('tells elements of HTML from others, and nothing from either', () => {
    show('<svg><a id="x"></a></svg>');
    expect([isElement(part('#x')), isHtml(part('#x')), isTag(part('#x'), 'a')]).toEqual([true, false, false]);
    expect([isElement(null), isHtml(undefined), isTag(null, 'a'), isShadow(null)]).toEqual([false, false, false, false]);
    expect([isElement(document), isShadow(document.createDocumentFragment())]).toEqual([false, false]);
  });

  it('is walked both ways until told to stop', () => {
    show('<a>1</a><b>2</b><i>3</i>');
    const seen: string[] = [];
    walk(document.body, part('b'), false, (node) => seen.push(node.nodeName) < 9);
    expect(seen).toEqual(['#text', 'A', 'BODY']);
    const first: string[] = [];
    walk(document.body, document.body, true, (node) => first.push(node.nodeName) < 1);
    expect(first).toEqual(['A']);
  });

  it('finds an id whatever letters it holds', () => {
    show('<p id="a:b&quot;c"></p>');
    expect(byId(document.body, 'a:b"c')).toBe(part('p'));
  });
});
