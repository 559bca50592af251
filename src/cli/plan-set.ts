/** `plan set`: gives an organisation its plan, which is for the operator to decide. */
import { changePlan } from '../actions/people/organisation.ts';
import { chooseOrganisation, operatorOf } from './choose-organisation.ts';
import { type Command, textOption } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { usageError } from './parse-command.ts';

export const planSet: Command = {
  name: 'plan set',
  usage: 'PLAN [--org O]',
  options: { org: { kind: 'text' } },
  positionals: { least: 1, most: 1 },
  async run({ texts, openApp }, given) {
    const app = await openApp();
    const plan = given.positionals[0]!;
    const { plans } = app.config;
    if (!Object.hasOwn(plans, plan)) throw usageError(texts.usage.plan(Object.keys(plans).join(', ')));
    const organisation = await chooseOrganisation(app.db, textOption(given, 'org'), texts);
    const { id, name } = organisation;
    await changePlan(app, operatorOf(organisation), { plan });
    return {
      exitCode: exitCodes.done,
      json: { organisation: { id, name, plan } },
      lines: [texts.plan.set(name, plan)],
    };
  },
};
