/** Whose seal it is: a certificate as it is shown and recorded, and those of the ministry's that have been published. Pure. */

export interface SignerCertificate {
  /** Of its DER, in lower-case hexadecimal. */
  sha256: string;
  /** Its readable name: the common name, or else the organisation. */
  name: string;
  /** One line, as the certificate writes it. */
  subject: string;
  issuer: string;
  /** Hexadecimal. */
  serial: string;
  validFrom: Date;
  validTo: Date;
  /** Null when only its fingerprint is known. */
  pem: string | null;
}

const ministry = 'Ministerul Finantelor Publice';
const published = {
  name: ministry,
  subject: `C=RO, L=Bucuresti, O=${ministry}, CN=${ministry}`,
  issuer:
    'C=RO, O=DigiSign S.A., organizationIdentifier=VATRO-17544945, OU=DigiSign Certification Services, CN=DigiSign Qualified CA Class 3 2017',
  pem: null,
};

/**
 * Production's, up to November 2025; what came after is in no public source (read on 2026-11-22, docs/anaf/seal.md). Of
 * the test environment's certificate no fingerprint is published, only its subject, which anybody can write.
 */
const ofProduction: SignerCertificate[] = [
  {
    ...published,
    sha256: 'b02d178a67f24785ac4143b28880606e17b40ea4f622692e9e110d520b4fc525',
    serial: '2005062450017623b49008ad5b3bad3f',
    validFrom: new Date('2020-12-02T00:00:00Z'),
    validTo: new Date('2021-12-02T00:00:00Z'),
  },
  {
    ...published,
    sha256: '5c4ceb903c1c73152cc1793b6557ffa31097bf820115fa17f7154503c0dea663',
    serial: '2005062450017d5bca6045bc382e3446',
    validFrom: new Date('2021-11-26T00:00:00Z'),
    validTo: new Date('2023-11-26T00:00:00Z'),
  },
  {
    ...published,
    sha256: 'f014b11cfdeb451351f49ccb6854ca8b1a5ab78db5eaa130e4a000b6fc4efc7e',
    serial: '2005062450018bf74a6ff0cdd617386e',
    validFrom: new Date('2023-11-22T00:00:00Z'),
    validTo: new Date('2025-11-21T00:00:00Z'),
  },
];

/** The sandbox has no published signers: the settings say which certificates are trusted there. */
export function publishedSigners(environment: 'prod' | 'test' | 'sandbox'): SignerCertificate[] {
  return environment === 'sandbox' ? [] : ofProduction;
}
