/** Builds the verifier: the modules of web/verifier without their types, in one HTML file that loads nothing. Prints where it is; `--check` only compares. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const dir = join(import.meta.dirname, '../web/verifier');
export const verifierFile = join(dir, 'verifier.html');
/** Each after those that it imports. */
const modules = [
  'bytes',
  'source',
  'read-zip',
  'der',
  'public-key',
  'xml',
  'check-seal',
  'time-stamp',
  'signed',
  'in-parallel',
  'report',
  'check-chain',
  'check-files',
  'texts',
  'page',
];

export function buildVerifier(): string {
  const code = `\n${modules.map(scoped).join('\n')}\n`;
  const page = readFileSync(join(dir, 'page.html'), 'utf8');
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
  return page
    .replace('__SCRIPT__', hashOf(code))
    .replace('__STYLE__', hashOf(style!))
    .replace('__CODE__', () => code);
}

/** A scope for each, since two may give one name to different things. */
function scoped(name: string): string {
  const bare = stripTypeScriptTypes(readFileSync(join(dir, `${name}.ts`), 'utf8'))
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n');
  const exported = [...bare.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(([, one]) => one);
  const body = bare
    .replace(
      /^import \{([^}]*)\} from '\.\/([\w-]+)\.ts';/gm,
      (_all, names, from) => `const {${names}} = ${nameOf(from)};`,
    )
    .replace(/^export /gm, '');
  return `// ${name}.ts\nconst ${nameOf(name)} = (() => {\n${body}\nreturn { ${exported.join(', ')} };\n})();`;
}

function nameOf(module: string): string {
  return `m_${module.replaceAll('-', '_')}`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

if (import.meta.main) {
  const built = buildVerifier();
  if (process.argv.includes('--check')) {
    if (readFileSync(verifierFile, 'utf8') !== built) {
      console.error('web/verifier/verifier.html is older than its sources: npm run verifier');
      process.exitCode = 1;
    }
  } else {
    writeFileSync(verifierFile, built);
    console.log(verifierFile);
  }
}
