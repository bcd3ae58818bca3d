// All walls that only look at pages, told one after the other on one ground: a browser for each of them would be most of the time they take.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../harness/launch.ts';
import { tellDecoys } from './decoys.ts';
import { tellFiles } from './files.ts';
import { tellFrames } from './frames.ts';
import { tellGestures } from './gestures.ts';
import type { Ground } from './ground.ts';
import { breakGround } from './ground.ts';
import { tellHiddenFields } from './hidden-fields.ts';
import { tellHostileWorld } from './hostile-world.ts';
import { tellHosts } from './hosts.ts';
import { codePage } from './pages.ts';
import { tellSpoofs } from './spoofs.ts';

/** What a wall has while its tests run; before that there is nothing to be read here. */
export interface GivenGround {
  readonly ground: Ground;
}

/** Every wall leaves the ground as it found it; the last test shows that a code could still have come. */
export function expectWallsIn(name: BrowserName): void {
  describe(`in ${name}`, () => {
    let ground: Ground;
    let http: Server;
    beforeAll(async () => {
      http = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(codePage()));
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
      ground = await breakGround(name, { httpPort: (http.address() as AddressInfo).port });
    });
    afterAll(async () => {
      await ground.close();
      http.closeAllConnections();
      http.close();
    });

    const here: GivenGround = {
      get ground() {
        return ground;
      },
    };
    for (const tell of [
      tellGestures,
      tellHiddenFields,
      tellFrames,
      tellHosts,
      tellHostileWorld,
      tellSpoofs,
      tellFiles,
      tellDecoys,
    ]) {
      tell(here);
      it('fills the plain page in the same tab after all that', async () => {
        expect((await ground.visit(ground.serve('/coremail/walls/plain', codePage()))).values).toHaveLength(1);
      });
    }
  });
}
