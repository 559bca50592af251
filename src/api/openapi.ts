/** The OpenAPI document, made from what the routes declare, and its readable form at /docs. */
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { completeDocument } from './complete-document.ts';
import { completeOperation } from './complete-operation.ts';
import { type Route, tags } from './route.ts';
import { describeWebhooks } from './webhooks/webhook-events.ts';

// Everything from ourselves; the page styles its elements one by one.
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** To be called before the routes are there. */
export async function registerOpenApi(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'E-Factura Sync',
        version: '1',
        description:
          'Every invoice that ANAF holds for your companies. JSON in camelCase; instants in ISO 8601 UTC; ids are ' +
          'UUIDs; amounts are decimal strings. Errors are RFC 9457 problem documents with a stable `code`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: publicUrl }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `efs_…`.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookieName(publicUrl),
            description:
              "The dashboard's session; requests that change something must come from our own pages.",
          },
        },
      },
    },
    transform: (document) => {
      const transformed = toJsonSchema(document);
      const { declared } = (document.route.config ?? {}) as { declared?: Route };
      return declared
        ? { ...transformed, schema: completeOperation(transformed.schema, declared) }
        : transformed;
    },
    transformObject: (document) =>
      completeDocument({ ...addComponents(document), webhooks: describeWebhooks() }),
  });
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-cache');
    return app.swagger();
  });
  await app.register(fastifySwaggerUi, {
    routePrefix: '/docs',
    staticCSP: docsPolicy,
    uiConfig: { deepLinking: true, docExpansion: 'list', validatorUrl: null },
    // The bar at its top advertises the library, and offers to read other documents.
    theme: {
      title: 'E-Factura Sync: the API',
      css: [{ filename: 'ours.css', content: '.swagger-ui .topbar { display: none }' }],
    },
  });
}

function sessionCookieName(publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Secure-' : ''}efactura.session_token`;
}

const zodToJsonConfig = { target: 'draft-2020-12' as const };
const toJsonSchema = createJsonSchemaTransform({ zodToJsonConfig });
const addComponents = createJsonSchemaTransformObject({ zodToJsonConfig });
