/** Hands out signed JSON as the bytes that were signed, under a name that says whose it is. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256Of } from '../../originals/open-original.ts';
import { sendDocument } from '../send-document.ts';

export function sendSigned(request: FastifyRequest, reply: FastifyReply, signed: string, name: string) {
  const bytes = Buffer.from(signed);
  const document = { bytes, sha256: sha256Of(bytes), fileName: `${name}.json` };
  return sendDocument(request, reply, document, 'application/json');
}

/** A person's code is in no file name: files are handed on. */
export function codeInNames({ cif, companyId }: { cif: string; companyId: string }): string {
  return cif.length === 13 ? companyId.slice(0, 8) : cif;
}
