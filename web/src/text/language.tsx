/** The reader's language: the one chosen in this browser, otherwise Romanian. Gives pages their text in it. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { readSetting, writeSetting } from '../app/local-setting.ts';
import type { Language } from '../format/language.ts';

interface Chosen {
  language: Language;
  choose(language: Language): void;
}

const Context = createContext<Chosen>({ language: 'ro', choose: () => {} });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (readSetting('language') === 'en' ? 'en' : 'ro'));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (chosen: Language) => {
    writeSetting('language', chosen);
    setLanguage(chosen);
  };
  return <Context.Provider value={{ language, choose }}>{children}</Context.Provider>;
}

export function useLanguage(): Chosen {
  return useContext(Context);
}

/** The text in the reader's language, of a page's two. */
export function useText<W>(both: Record<Language, W>): W {
  return both[useContext(Context).language];
}
