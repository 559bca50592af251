/** Every command, in the order in which a newcomer meets them. */
import { apiKeyCreate } from './api-key-create.ts';
import { backfill } from './backfill.ts';
import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { companyAdd } from './company-add.ts';
import { connect } from './connect.ts';
import { doctor } from './doctor/doctor.ts';
import { exportPack, exportSearch } from './export.ts';
import { mcp } from './mcp.ts';
import { mend } from './mend.ts';
import { personList, personResetPassword, personResetSecondFactor } from './person.ts';
import { planSet } from './plan-set.ts';
import { rebuild } from './rebuild.ts';
import { replaceLostKey } from './replace-lost-key.ts';
import { reprocess } from './reprocess.ts';
import { restore } from './restore.ts';
import { rotateKey } from './rotate-key.ts';
import { setup } from './setup.ts';
import { signers, signersDistrust, signersTrust } from './signers.ts';
import { signingKey, signingKeyRotate } from './signing-key.ts';
import { status } from './status.ts';
import { sync } from './sync.ts';
import { takeOver } from './take-over.ts';
import { verify } from './verify.ts';
import { version } from './version.ts';

export const commands: Command[] = [
  setup,
  apiKeyCreate,
  companyAdd,
  connect,
  sync,
  status,
  verify,
  backup,
  restore,
  takeOver,
  rebuild,
  mend,
  backfill,
  reprocess,
  exportPack,
  exportSearch,
  signersTrust,
  signersDistrust,
  signers,
  mcp,
  doctor,
  planSet,
  personList,
  personResetPassword,
  personResetSecondFactor,
  signingKeyRotate,
  signingKey,
  rotateKey,
  replaceLostKey,
  version,
];
