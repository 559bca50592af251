/** Seals and their signers as programs see them. */
import { z } from 'zod';
import type { SealLook } from '../../actions/invoices/get-seal.ts';
import { maskPersonalCodes } from '../../core/cif.ts';
import type { SignerCertificate } from '../../core/signer.ts';
import type { SealCheck } from '../../db/invoices/seal-check.ts';
import type { SeenSigner } from '../../db/invoices/signer-list.ts';
import { count, instant, writeInstant } from '../basics.ts';
import { actorKind, sealVerdict } from '../enumerations.ts';

const text = z.string().nullable();

export const sealCheck = z
  .object({
    genuine: z.boolean(),
    words: z.string().meta({ description: 'As ANAF said it.' }),
    at: instant,
  })
  .meta({ id: 'SealCheck' });

const vouchedBy = z.enum(['program', 'setting']).meta({ id: 'VouchedBy' });
const decision = z.enum(['trusted', 'distrusted']).meta({ id: 'SignerDecision' });

const certificate = {
  sha256: z.string().meta({ description: "Of the certificate's DER." }),
  name: z.string(),
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  validFrom: instant,
  validTo: instant.meta({
    description: 'Shown, and decides nothing: no seal carries a time that could be compared with it.',
  }),
};
const pem = text.meta({
  description: 'Null when no document has come with it: it is known by its fingerprint.',
});

const signerFields = {
  ...certificate,
  trusted: z.boolean(),
  vouchedBy: vouchedBy
    .nullable()
    .meta({ description: 'The program knows it, or ANAF_SIGNER_CERTS names it.' }),
  decision: decision.nullable().meta({ description: "A person's word, which is the stronger." }),
  decidedAt: instant.nullable(),
  decidedBy: actorKind.nullable(),
  firstSeenAt: instant.nullable(),
  documents: count.meta({ description: "The organisation's invoices under it.", type: 'integer' }),
  anafCheck: sealCheck
    .nullable()
    .meta({ description: 'What ANAF said last of a seal by it, if anyone asked.' }),
};

export const signer = z.object(signerFields).meta({ id: 'Signer' });
export const wholeSigner = z.object({ ...signerFields, pem }).meta({ id: 'WholeSigner' });

export function shapeSigner(found: SeenSigner): z.input<typeof wholeSigner> {
  const { trusted, vouchedBy, decision, decidedAt, decidedBy, firstSeenAt, documents, anafCheck } = found;
  return {
    ...shapeCertificate(found),
    trusted,
    vouchedBy,
    decision,
    decidedAt: writeInstant(decidedAt),
    decidedBy: decidedBy?.kind ?? null,
    firstSeenAt: writeInstant(firstSeenAt),
    documents,
    anafCheck: anafCheck && shapeSealCheck(anafCheck),
  };
}

export const sealLook = z
  .object({
    verdict: sealVerdict,
    detail: text.meta({ description: 'Why, or what should be known beside the verdict.' }),
    signer: text,
    certificateSha256: text,
    style: z
      .enum(['detached', 'enveloped'])
      .nullable()
      .meta({ description: "Over the document's bytes (production), or around a copy of it (test)." }),
    algorithms: z
      .object({ canonicalization: z.string(), signature: z.string(), digest: z.string() })
      .nullable(),
    digestOk: z.boolean().nullable().meta({ description: 'Whether the seal was made over this document.' }),
    signatureOk: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the signature holds by the certificate.' }),
    certificate: z.object({ ...certificate, pem }).nullable(),
    anafCheck: sealCheck.nullable(),
  })
  .meta({ id: 'Seal' });

export function shapeSealLook({ recorded, verified, anafCheck }: SealLook): z.input<typeof sealLook> {
  const { style, algorithms, digestOk, signatureOk, certificate: by } = verified;
  return {
    ...recorded,
    signer: recorded.signer && maskPersonalCodes(recorded.signer),
    ...{ style, algorithms, digestOk, signatureOk },
    certificate: by && shapeCertificate(by),
    anafCheck: anafCheck && shapeSealCheck(anafCheck),
  };
}

export function shapeSealCheck({ genuine, words, at }: SealCheck): z.input<typeof sealCheck> {
  return { genuine, words: maskPersonalCodes(words), at: writeInstant(at) };
}

/** A qualified certificate is a person's: what a code in it says is masked, its bytes are public. */
function shapeCertificate({
  sha256,
  name,
  subject,
  issuer,
  serial,
  validFrom,
  validTo,
  pem: bytes,
}: SignerCertificate) {
  return {
    sha256,
    name: maskPersonalCodes(name),
    subject: maskPersonalCodes(subject),
    issuer: maskPersonalCodes(issuer),
    serial,
    validFrom: writeInstant(validFrom),
    validTo: writeInstant(validTo),
    pem: bytes,
  };
}
