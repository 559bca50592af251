/** Control of certificates and their rights, of tokens, and of registered applications. */

import { z } from 'zod';
import type { Certificate } from '../world-register.ts';
import { type ControlRoute, cif, param } from './route.ts';

const right = z.union([cif, z.literal('*')]);
const rights = z.strictObject({ cifs: z.array(right) });

const shown = ({ serial, holder, cifs, cui }: Certificate) => ({ serial, holder, cifs: [...cifs], cui });

export const certificateRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/certificates',
    says: 'the certificates and their rights',
    handle: ({ world }) => [...world.certificates.values()].map(shown),
  },
  {
    method: 'POST',
    path: '/control/certificates',
    says: 'adds a certificate {serial?, holder?, cifs?, cui?}; "*" among the cifs is every company',
    handle: ({ world }, { body }) =>
      shown(
        world.addCertificate(
          z
            .strictObject({
              serial: z.string().regex(/^[0-9a-f]+$/i),
              holder: z.string(),
              cifs: z.array(right),
              cui: z.string(),
            })
            .partial()
            .parse(body),
        ),
      ),
  },
  {
    method: 'POST',
    path: '/control/certificates/:serial/grant',
    says: 'gives rights {cifs}',
    handle: ({ world }, asked) => {
      world.grant(param(asked, 'serial'), ...rights.parse(asked.body).cifs);
      return shown(world.getCertificate(param(asked, 'serial')));
    },
  },
  {
    method: 'POST',
    path: '/control/certificates/:serial/revoke',
    says: 'takes rights away {cifs}',
    handle: ({ world }, asked) => {
      world.revoke(param(asked, 'serial'), ...rights.parse(asked.body).cifs);
      return shown(world.getCertificate(param(asked, 'serial')));
    },
  },
  {
    method: 'POST',
    path: '/control/certificates/:serial/tokens',
    says: 'a token pair of this certificate without the browser {clientId?}',
    handle: ({ world, tokens }, asked) => {
      const { clientId } = z.strictObject({ clientId: z.string().optional() }).parse(asked.body);
      const application = clientId ?? [...tokens.applications.keys()][0] ?? '';
      return tokens.issue(world.getCertificate(param(asked, 'serial')).serial, application);
    },
  },
  {
    method: 'POST',
    path: '/control/tokens/invalidate',
    says: 'makes tokens unknown {serial?, keepRefresh?}: of one certificate or of all',
    handle: ({ tokens }, { body }) =>
      tokens.invalidate(
        z.strictObject({ serial: z.string(), keepRefresh: z.boolean() }).partial().parse(body),
      ),
  },
  {
    method: 'GET',
    path: '/control/applications',
    says: 'the registered applications with their secrets',
    handle: ({ tokens }) => [...tokens.applications.values()],
  },
  {
    method: 'POST',
    path: '/control/applications',
    says: 'registers or replaces an application {clientId, clientSecret, redirectUris}',
    handle: ({ tokens }, { body }) => {
      const application = z
        .strictObject({
          clientId: z.string().min(1),
          clientSecret: z.string().min(1),
          redirectUris: z.array(z.url()).default([]),
        })
        .parse(body);
      tokens.addApplication(application);
      return application;
    },
  },
];
