/** Seals that an independent tool made (xmlsec1): the engine and the verifier page read each style alike, and what one cannot check it never calls sound. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { verifySeal } from '../src/documents/verify-seal.ts';
import { checkSealOnPage } from './support/verifier.ts';

const skip = spawnSync('xmlsec1', ['--version']).status === 0 ? false : 'there is no xmlsec1';
const dir = mkdtempSync(join(tmpdir(), 'efactura-vectors-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const at = (name: string) => join(dir, name);

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** What a canonical form has to get right: order, prefixes that are not used, entities, CDATA, comments, an instruction. */
const text = `<?xml version="1.0" encoding="UTF-8"?>
<?made by  hand?><inv:Invoice xmlns:inv="urn:inv" xmlns:cbc="urn:cbc" xmlns:unused="urn:u" xmlns="urn:default" b="2" a="1"><!-- c -->
<cbc:Name cbc:z="&quot;&#9;x" a='é&amp;'>Ăș &lt;&gt; &#13;
 x</cbc:Name><Empty/><![CDATA[<x>&]]></inv:Invoice>
`;
const document = Buffer.from(text);
const keys = { rsa: 'rsa:2048', p256: 'ec', p384: 'ec' };
type Key = keyof typeof keys;

if (skip === false) {
  writeFileSync(at('document.xml'), document);
  for (const [name, kind] of Object.entries(keys)) {
    const curve = name === 'p384' ? 'secp384r1' : 'prime256v1';
    const how = kind === 'ec' ? ['-pkeyopt', `ec_paramgen_curve:${curve}`] : [];
    const files = ['-nodes', '-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)];
    const args = ['req', '-x509', '-newkey', kind, ...how, ...files, '-subj', `/CN=${name}`, '-days', '3650'];
    execFileSync('openssl', args, { stdio: 'pipe' });
  }
}

interface Vector {
  key: Key;
  method: string;
  canonicalization?: string;
  prefixes?: string;
  digest?: string;
  /** Of the enveloped style: the transforms after the first. */
  transforms?: string[];
  style: 'detached' | 'enveloped';
}

function sealBy(vector: Vector): Buffer {
  const { key, method, style, canonicalization = inclusive, digest = sha256, prefixes, transforms } = vector;
  const list = prefixes && `<InclusiveNamespaces xmlns="${exclusive}" PrefixList="${prefixes}"/>`;
  const chain = [`${ds}enveloped-signature`, ...(transforms ?? [])];
  const transformed =
    style === 'detached'
      ? ''
      : `<Transforms>${chain.map((one) => `<Transform Algorithm="${one}"/>`).join('')}</Transforms>`;
  const signature =
    `<Signature xmlns="${ds}"><SignedInfo><CanonicalizationMethod Algorithm="${canonicalization}">${list ?? ''}` +
    `</CanonicalizationMethod><SignatureMethod Algorithm="${method}"/>` +
    `<Reference URI="${style === 'detached' ? 'document.xml' : ''}">${transformed}<DigestMethod Algorithm="${digest}"/><DigestValue/>` +
    '</Reference></SignedInfo><SignatureValue/><KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo></Signature>';
  const template =
    style === 'detached' ? signature : text.replace('</inv:Invoice>', `${signature}</inv:Invoice>`);
  writeFileSync(at('template.xml'), template);
  const pair = `${at(`${key}.key`)},${at(`${key}.pem`)}`;
  execFileSync('xmlsec1', ['--sign', '--privkey-pem', pair, '--output', 'seal.xml', 'template.xml'], {
    cwd: dir,
    stdio: 'pipe',
  });
  return readFileSync(at('seal.xml'));
}

const onPage = async (of: Buffer, seal: Buffer) =>
  (await checkSealOnPage(new Uint8Array(of), new Uint8Array(seal))).ok;
const inEngine = (of: Buffer, seal: Buffer) => verifySeal(of, seal).verdict;
const swapped = (seal: Buffer, tag: string) =>
  Buffer.from(
    seal
      .toString()
      .replace(new RegExp(`(<${tag}>\\s*)(.)`), (_all, open, letter) => open + (letter === 'A' ? 'B' : 'A')),
  );

const vectors: Record<string, Vector> = {
  'detached, RSA with SHA-1': { style: 'detached', key: 'rsa', method: `${ds}rsa-sha1` },
  'detached, RSA with SHA-256': { style: 'detached', key: 'rsa', method: `${more}rsa-sha256` },
  'detached, RSA with SHA-512 and a digest of SHA-384': {
    ...{ style: 'detached', key: 'rsa', method: `${more}rsa-sha512`, digest: `${more}sha384` },
  },
  'detached, P-256': { style: 'detached', key: 'p256', method: `${more}ecdsa-sha256` },
  'detached, P-384, exclusive': {
    ...{ style: 'detached', key: 'p384', method: `${more}ecdsa-sha384`, canonicalization: exclusive },
  },
  'detached, exclusive with a list of prefixes': {
    ...{ style: 'detached', key: 'rsa', method: `${more}rsa-sha256`, canonicalization: exclusive },
    prefixes: '#default unused',
  },
  'enveloped, RSA': { style: 'enveloped', key: 'rsa', method: `${more}rsa-sha256` },
  'enveloped, P-256, the document inclusive': {
    ...{ style: 'enveloped', key: 'p256', method: `${more}ecdsa-sha256`, transforms: [inclusive] },
  },
  'enveloped, P-384 with SHA-512, all exclusive': {
    ...{ style: 'enveloped', key: 'p384', method: `${more}ecdsa-sha512`, canonicalization: exclusive },
    transforms: [exclusive],
  },
  'enveloped, exclusive with a list of prefixes for the signature': {
    ...{ style: 'enveloped', key: 'rsa', method: `${more}rsa-sha256`, canonicalization: exclusive },
    prefixes: 'unused inv',
  },
};

for (const [name, vector] of Object.entries(vectors))
  test(`${name}: holds, and not with another document, digest or signature`, { skip }, async () => {
    const seal = sealBy(vector);
    assert.deepEqual(
      [inEngine(document, seal), await onPage(document, seal)],
      ['valid_unknown_signer', true],
    );
    const other = Buffer.from(text.replace('b="2"', 'b="3"'));
    assert.deepEqual([inEngine(other, seal), await onPage(other, seal)], ['tampered', false]);
    for (const tag of ['DigestValue', 'SignatureValue']) {
      const changed = swapped(seal, tag);
      assert.deepEqual(
        [inEngine(document, changed), await onPage(document, changed)],
        ['tampered', false],
        tag,
      );
    }
  });

test('a copy inside the seal that is not the document is found by both', { skip }, async () => {
  const seal = sealBy(vectors['enveloped, RSA']!);
  const changed = Buffer.from(seal.toString().replace('b="2"', 'b="3"'));
  assert.deepEqual([inEngine(document, changed), await onPage(document, changed)], ['tampered', false]);
});

const beyond: Record<string, [from: string, to: string]> = {
  'RSA-PSS': [`${more}rsa-sha256`, 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1'],
  'a shared secret': [`${more}rsa-sha256`, `${more}hmac-sha256`],
  'ECDSA under the certificate of an RSA key': [`${more}rsa-sha256`, `${more}ecdsa-sha256`],
  'another canonical form': [inclusive, 'http://www.w3.org/2010/xml-c14n2'],
  'another digest': [sha256, 'http://www.w3.org/2007/05/xmldsig-more#sha3-256'],
  'a reference to a part': ['URI="document.xml"', 'URI="#part"'],
};

for (const [name, [from, to]] of Object.entries(beyond))
  test(`${name} cannot be checked, and both say so`, { skip }, async () => {
    const seal = sealBy(vectors['detached, RSA with SHA-256']!).toString();
    assert.ok(seal.includes(from));
    const beside = Buffer.from(seal.replace(from, to));
    assert.deepEqual([inEngine(document, beside), await onPage(document, beside)], ['not_checkable', null]);
  });

test('what the page alone cannot check it does not call sound: comments in the canonical form, another encoding', {
  skip,
}, async () => {
  const withComments = {
    ...vectors['detached, RSA with SHA-256']!,
    canonicalization: `${inclusive}#WithComments`,
  };
  const seal = sealBy(withComments);
  assert.deepEqual([inEngine(document, seal), await onPage(document, seal)], ['valid_unknown_signer', null]);
  const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', 'latin1');
  assert.equal(await onPage(latin, sealBy(vectors['enveloped, RSA']!)), null);
});
