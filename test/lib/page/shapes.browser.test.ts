// @vitest-environment node
// Every page fixture in Chromium: what is filled, what is kept clean, what each box is called, and that nothing hidden or hostile gets a code.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixtureBrowser, fixtures, inWorld } from './fixture-pages.ts';
import type { Expected, Fixture } from './fixture-pages.ts';
import type { FieldAnswer, FillAnswer } from './in-page.ts';

const CODE = '314159';
const AT_ONCE = 3;

/** What the product said and did in one fixture, as lines that are empty when all is well. */
type Found = { answers: Map<string, FieldAnswer>; fills: Map<string, FillAnswer>; unlisted: string[] };

const all = await fixtures();
const found = new Map<string, Found>();
let browser: FixtureBrowser;

beforeAll(async () => {
  browser = await FixtureBrowser.start();
  const left = [...all];
  const work = async () => {
    for (let fixture = left.shift(); fixture !== undefined; fixture = left.shift()) found.set(fixture.file, await run(fixture));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}, 240_000);

afterAll(() => browser.close());

function run(fixture: Fixture): Promise<Found> {
  return browser.open(fixture.file, async (worlds) => {
    const result: Found = { answers: new Map(), fills: new Map(), unlisted: [] };
    for (const [index, world] of worlds.entries()) {
      const boxes = fixture.fields
        .map(({ selector }) => ({ full: selector, ...inWorld(selector) }))
        .filter((box) => box.world === index);
      const selectors = JSON.stringify(boxes.map(({ selector }) => selector));
      const answers = (await world.evaluate(`mailkeyJudge(${JSON.stringify(fixture.host)}, ${selectors})`)) as FieldAnswer[];
      for (const answer of answers) {
        for (const box of boxes) if (answer.matches.includes(box.selector)) result.answers.set(box.full, answer);
        if (answer.matches.length === 0 && answer.action === 'fill') result.unlisted.push(answer.reasons.join('; '));
      }
      const [first] = boxes;
      if (first === undefined || fixture.group === 'own') continue;
      const call = `mailkeyFill(${JSON.stringify(first.selector)}, '${CODE}')`;
      result.fills.set(first.full, (await world.evaluate(call)) as FillAnswer);
    }
    return result;
  });
}

const of = (fixture: Fixture) => {
  const result = found.get(fixture.file);
  if (result === undefined) throw new Error(`${fixture.file} was not opened`);
  return result;
};

const named = (group: Fixture['group'], keep: (fixture: Fixture) => boolean = () => true) =>
  all
    .filter((fixture) => fixture.group === group && keep(fixture))
    .map((fixture) => [fixture.file.replace('.html', ''), fixture] as const);

const fills = (fixture: Fixture) => fixture.fields.some(({ action }) => action === 'fill');

function expectJudged(fixture: Fixture, box: Expected): void {
  const answer = of(fixture).answers.get(box.selector);
  const said = { action: answer?.action, kind: answer?.kind, because: answer?.reasons };
  if (box.action !== '*') expect(said, box.selector).toMatchObject({ action: box.action });
  if (box.kind !== '*') expect(said, box.selector).toMatchObject({ kind: box.kind });
}

describe('the shapes that must be filled are filled, on an institution’s host', () => {
  it.each(named('shape', fills))('%s', (_name, fixture) => {
    for (const box of fixture.fields) expectJudged(fixture, box);
    expect([...of(fixture).fills.values()].filter(({ ok }) => ok).length).toBeGreaterThan(0);
  });
});

describe('the shapes that must stay empty are kept clean, and each box is called by its name', () => {
  it.each(named('shape', (fixture) => !fills(fixture)))('%s', (_name, fixture) => {
    for (const box of fixture.fields) expectJudged(fixture, box);
    expect(of(fixture).unlisted).toEqual([]);
  });
});

describe('every other page is judged box by box', () => {
  it.each(named('own'))('%s', (_name, fixture) => {
    for (const box of fixture.fields) expectJudged(fixture, box);
    expect(of(fixture).unlisted).toEqual([]);
  });
});

describe('a hidden or disguised box gets no code, even when it is asked for by name', () => {
  it.each(named('hidden'))('%s', (_name, fixture) => {
    const answers = [...of(fixture).fills.values()];
    expect(answers.length).toBe(1);
    for (const answer of answers) {
      expect(answer.ok).toBe(false);
      expect(answer.values.join(' ')).not.toContain(CODE);
    }
  });
});

describe('in a hostile page the right code stands in the right box, or none does', () => {
  it.each(named('hostile', ({ expect: wanted }) => wanted === 'right'))('%s is filled all the same', (_name, fixture) => {
    const answer = of(fixture).fills.get('#c');
    expect(answer).toMatchObject({ ok: true });
    expect(answer?.values.filter((value) => value.includes(CODE))).toEqual([`c=${CODE}`]);
  });
  it.each(named('hostile', ({ expect: wanted }) => wanted === 'none'))('%s is not filled', (_name, fixture) => {
    const answer = of(fixture).fills.get('#c');
    expect(answer?.ok).toBe(false);
    expect(answer?.values.join(' ')).not.toContain(CODE);
  });
});

it('the fixtures are as many as they should be', () => {
  expect(named('shape').length).toBe(26);
  expect(named('own').length).toBeGreaterThan(200);
  expect(named('hidden').length).toBeGreaterThanOrEqual(25);
  expect(named('hostile').length).toBeGreaterThanOrEqual(30);
});
