/** Answers of the public registry that are of no known shape. */

import { json } from '../answer.ts';
import type { Effect } from './effect.ts';

const on = ['registry'] as const;

export const registryFaults = {
  registry_other_shape: {
    says: 'HTTP 200 and JSON whose found is an object by code',
    on,
    passing: false,
    instead: () => json({ cod: 200, message: 'SUCCESS', found: {}, notFound: [] }, 'registry_other_shape'),
  },
  registry_other_fields: {
    says: 'companies without the field that says whether they are registered for VAT',
    on,
    passing: false,
    bend: (answer) => {
      const found = answer.json?.found;
      if (!Array.isArray(found)) return undefined;
      const bent = found.map(({ inregistrare_scop_Tva: _, ...rest }) => rest);
      return { ...answer, json: { ...answer.json, found: bent } };
    },
  },
} satisfies Record<string, Effect>;
