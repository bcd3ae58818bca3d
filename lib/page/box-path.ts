// "It is this box": a description of a box the user pointed at, stable enough to find it again on a later visit.
import { captionsOf } from './caption.ts';
import { attr, isTag, queryAll, rootOf, treesOf } from './native.ts';
import { surroundingsOf } from './pieces.ts';
import { scopeOf } from './scope.ts';
import { selectorOf } from './selector.ts';
import { isTyped, isVisible } from './visible.ts';

/** Plain data, fit for storage. Holds what the page says about the box, never what was typed. */
export interface BoxPath {
  readonly selector: string;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly captions: readonly string[];
  readonly heading: string;
  /** Place among the visible typed boxes of its panel, from 0, and how many there were. */
  readonly place: number;
  readonly count: number;
}

/** How surely a box must be the one: the sum of what agrees, of at most 100. */
const SURE = 55;

/** Describes the box. Ids and names that hold a number drawn at random are left out. */
export function describeBox(input: HTMLInputElement): BoxPath {
  const root = rootOf(input);
  const typed = typedIn(root);
  const around = surroundingsOf(
    [input],
    typed.filter((other) => other !== input),
    new Set(),
  );
  const scope = scopeOf([input], typed);
  return {
    selector: selectorOf(input),
    id: steady(attr(input, 'id')),
    name: steady(attr(input, 'name')),
    type: input.type,
    captions: captionsOf([input], around).map(({ text }) => text),
    heading: scope.heading,
    place: scope.inputs.indexOf(input),
    count: scope.inputs.length,
  };
}

/** The one visible box that fits the stored description, or null when none or several do, or it is no description at all. */
export function findBox(document: Document, path: unknown): HTMLInputElement | null {
  if (!isBoxPath(path)) return null;
  const ranked = treesOf(document)
    .flatMap(typedIn)
    .map((input) => ({ input, points: likeness(path, describeBox(input)) }))
    .toSorted((a, b) => b.points - a.points);
  const [best, second] = ranked;
  if (best === undefined || best.points < SURE || (second !== undefined && second.points === best.points)) return null;
  return best.input;
}

function likeness(path: BoxPath, other: BoxPath): number {
  if (path.type !== other.type && !(isTextual(path.type) && isTextual(other.type))) return 0;
  let points = 0;
  if (path.id !== '' || other.id !== '') points += path.id === other.id ? 30 : -20;
  if (path.name !== '' || other.name !== '') points += path.name === other.name ? 30 : -20;
  const shared = path.captions.filter((text) => other.captions.includes(text)).length;
  points += path.captions.length + other.captions.length === 0 ? 10 : shared > 0 ? 30 : -10;
  if (path.heading === other.heading) points += 10;
  if (path.selector === other.selector) points += 30;
  if (path.place === other.place && path.count === other.count) points += 15;
  return points;
}

function isBoxPath(path: unknown): path is BoxPath {
  if (typeof path !== 'object' || path === null) return false;
  const { selector, id, name, type, captions, heading, place, count } = path as Partial<Record<keyof BoxPath, unknown>>;
  const texts = [selector, id, name, type, heading].every((value) => typeof value === 'string');
  return texts && Array.isArray(captions) && [place, count].every((value) => typeof value === 'number');
}

const isTextual = (type: string) => /^(?:text|tel|number|password)$/.test(type);

function steady(name: string): string {
  return /\d{3,}|[a-f\d]{8,}|:r\w*:|-\d+$/i.test(name) ? '' : name;
}

function typedIn(root: Node): HTMLInputElement[] {
  return queryAll(root, 'input').filter(
    (element): element is HTMLInputElement => isTag(element, 'input') && isTyped(element) && isVisible(element),
  );
}
