/** Which language the reader wants: what he chose, else Romanian. Hands pages their words in it. */
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

/** Of a page's two sets of words the one in the reader's language. */
export function useText<W>(both: Record<Language, W>): W {
  return both[useContext(Context).language];
}
