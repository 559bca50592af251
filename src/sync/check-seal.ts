/** ANAF's own word on a seal, asked within its limits: no verdict of ours waits for it. */
import { checkSeal, type SealOpinion } from '../anaf/check-seal.ts';
import { dailyLimits } from './budget.ts';
import { callAnaf } from './call-anaf.ts';
import type { SyncCtx } from './context.ts';

export interface AskedSeal {
  organisationId: string;
  cif: string;
  connectionId: string;
  uploadIndex: string;
  document: Uint8Array;
  seal: Uint8Array;
}

/** @throws ScopeClosed, ReconnectNeeded, AnafError when ANAF gave no verdict */
export async function askAnafOfSeal(ctx: SyncCtx, asked: AskedSeal): Promise<SealOpinion> {
  const { organisationId, cif, connectionId, uploadIndex, document, seal } = asked;
  return callAnaf(
    ctx,
    { organisationId, cif, connectionId },
    { scope: 'seal_check', key: uploadIndex, limit: dailyLimits.seal_check },
    (accessToken) => checkSeal(ctx.anaf, { accessToken, document, seal }),
  );
}
