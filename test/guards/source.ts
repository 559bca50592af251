/** A source file as the guards see it: its imports, its code without comments and literals, and its string literals. Reads no meaning. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

export interface Source {
  /** From the root of the project, with `/`. */
  path: string;
  text: string;
}

const root = join(import.meta.dirname, '../..');

/** @param folders from the root of the project, `src` */
export function readSources(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root, exclude: isInstalled }))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Two benches install what they measure beside them. */
function isInstalled(path: string): boolean {
  return path.endsWith('node_modules');
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

export interface Import {
  /** The imported file, from the root of the project; with the ending that the import names, or none. */
  path: string;
  /** What is imported by name; `*` for a namespace or a dynamic import, `default` for a default. */
  names: string[];
}

/** Imports of files of the project, those of types alone included. */
export function importsOf({ path, text }: Source): Import[] {
  const resolve = (target: string) => relative('.', normalize(join(dirname(path), target)));
  const fixed = /(?:import|export)\s+(?:type\s+)?([^'";]*?)\s*from\s*'(\.[^']+)'/g;
  const bare = /import\s*\(?\s*'(\.[^']+)'/g;
  return [
    ...[...text.matchAll(fixed)].map(([, clause, target]) => ({
      path: resolve(target!),
      names: namesOf(clause!),
    })),
    ...[...text.matchAll(bare)].map(([, target]) => ({ path: resolve(target!), names: ['*'] })),
  ];
}

function namesOf(clause: string): string[] {
  const braces = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
  const named = braces
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^type\s+/, '')
        .replace(/\s+as\s+.*/, ''),
    )
    .filter((name) => name !== '');
  const rest = clause.replace(/\{[^}]*\}/, '');
  return [...named, ...(rest.includes('*') ? ['*'] : /\w/.test(rest) ? ['default'] : [])];
}

interface Scanned {
  /** Comments and literals are blanks; line breaks stay. */
  code: string;
  /** The contents of string and template literals, a substitution as `…`. */
  literals: { text: string; line: number }[];
}

/** Tells code from comments and literals. A small scanner: enough for code that the formatter wrote. */
export function scan(text: string): Scanned {
  const literals: Scanned['literals'] = [];
  let code = '';
  let line = 1;
  let i = 0;
  /** What ends the code that is being read: the file, or the brace of a template's substitution. */
  const readCode = (until: '' | '}'): void => {
    let depth = 0;
    while (i < text.length) {
      const char = text[i]!;
      const two = text.slice(i, i + 2);
      if (two === '//') skip(endOr(text.indexOf('\n', i)));
      else if (two === '/*') skip(endOr(text.indexOf('*/', i), 2));
      else if (char === "'" || char === '"') readString(char);
      else if (char === '`') readTemplate();
      else if (char === '/' && beginsRegex(code)) skip(endOfRegex());
      else {
        if (char === '{') depth++;
        if (char === '}' && depth-- === 0 && until === '}') return;
        code += char;
        if (char === '\n') line++;
        i++;
      }
    }
  };
  const endOr = (at: number, more = 0) => (at === -1 ? text.length : at + more);
  const skip = (to: number) => {
    for (; i < to; i++) {
      const isBreak = text[i] === '\n';
      if (isBreak) line++;
      code += isBreak ? '\n' : ' ';
    }
  };
  const readString = (quote: string) => {
    let end = i + 1;
    while (end < text.length && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
    literals.push({ text: text.slice(i + 1, end), line });
    code += "''";
    i = end + 1;
  };
  const readTemplate = () => {
    const literal = { text: '', line };
    literals.push(literal);
    code += "'";
    i++;
    while (i < text.length && text[i] !== '`') {
      if (text.startsWith('${', i)) {
        literal.text += '…';
        i += 2;
        code += '(';
        readCode('}');
        code += ')';
        i++;
      } else {
        if (text[i] === '\n') line++;
        literal.text += text[i];
        i += text[i] === '\\' ? 2 : 1;
      }
    }
    code += "'";
    i++;
  };
  const endOfRegex = () => {
    let inClass = false;
    for (let at = i + 1; at < text.length; at++) {
      const char = text[at];
      if (char === '\\') at++;
      else if (char === '[') inClass = true;
      else if (char === ']') inClass = false;
      else if (char === '/' && !inClass) return at + 1;
      else if (char === '\n') return i + 1;
    }
    return text.length;
  };
  readCode('');
  return { code, literals };
}

/** A slash begins a regular expression where a value may begin. */
function beginsRegex(before: string): boolean {
  return /(^|[=([{,;:!&|?+\n]|=>|\breturn|\bcase)\s*$/.test(before.slice(-20));
}
