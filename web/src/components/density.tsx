/** The height of table rows: 32 px, or 40 px. */
import { createContext, type ReactNode, useContext, useState } from 'react';
import { readSetting, writeSetting } from '../app/local-setting.ts';

export type Density = 'compact' | 'comfortable';

const Context = createContext<{ density: Density; set(density: Density): void }>({
  density: 'compact',
  set: () => {},
});

export function DensityProvider({ children }: { children: ReactNode }) {
  const [density, setDensity] = useState<Density>(() =>
    readSetting('density') === 'comfortable' ? 'comfortable' : 'compact',
  );
  const set = (chosen: Density) => {
    writeSetting('density', chosen);
    setDensity(chosen);
  };
  return <Context.Provider value={{ density, set }}>{children}</Context.Provider>;
}

export function useDensity() {
  const { density, set } = useContext(Context);
  return { density, setDensity: set, rowHeight: density === 'compact' ? 32 : 40 };
}
