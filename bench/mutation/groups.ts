/** The engine's rules and the tests that hold each of them: a mutant is judged by those alone, which is what makes a thousand of them bearable. */
export interface Group {
  name: string;
  mutate: string[];
  tests: string[];
}

export const groups: Group[] = [
  {
    name: 'states, windows, slots',
    mutate: ['src/core/message-state.ts', 'src/core/message.ts', 'src/core/window.ts', 'src/core/slot.ts'],
    tests: ['src/core/rules.test.ts'],
  },
  { name: 'Romanian time', mutate: ['src/core/bucharest.ts'], tests: ['src/core/bucharest.test.ts'] },
  { name: 'codes', mutate: ['src/core/cif.ts'], tests: ['src/core/cif.test.ts'] },
  {
    name: 'what follows a failure',
    mutate: ['src/sync/next-attempt.ts', 'src/sync/after-failure.ts'],
    tests: ['src/sync/rules.test.ts'],
  },
  {
    name: "ANAF's notes",
    mutate: ['src/anaf/read-note.ts'],
    tests: ['src/anaf/read-note.test.ts', 'src/anaf/classify.test.ts'],
  },
  {
    name: "ANAF's answers",
    mutate: ['src/anaf/classify-failure.ts', 'src/anaf/classify-download.ts', 'src/anaf/parse-list.ts'],
    tests: ['src/anaf/classify.test.ts', 'src/anaf/parse-list.test.ts', 'src/anaf/errors.test.ts'],
  },
];
