/** In which language a caller is answered: by Accept-Language, English unless it prefers Romanian. */
import type { FastifyRequest } from 'fastify';
import { type Language, preferredLanguage } from '../text/language.ts';

export function requestLanguage({ headers }: Pick<FastifyRequest, 'headers'>): Language {
  return preferredLanguage(headers['accept-language']) ?? 'en';
}
