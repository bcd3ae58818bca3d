// Goes on to the application after a posted sign-in and keeps the device token.
import { keepDevice } from './device-store.ts';

const data = globalThis as unknown as {
  mainUrl: string;
  tokenUid: string;
  token: string;
  secret: string;
  tokenPreservePeriod: number;
};

keepDevice(data.tokenUid, data.token, data.secret, data.tokenPreservePeriod);
location.replace(data.mainUrl);
