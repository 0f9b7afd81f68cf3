import type { LightningSession } from '../../pages/types.ts';

declare global {
  var lightningSession: LightningSession;
}
