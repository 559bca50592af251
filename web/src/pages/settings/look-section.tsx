/** Language, scheme and density, as in the account menu. */
import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useUpdateProfile } from '../../api/profile.ts';
import { type Density, useDensity } from '../../components/density.tsx';
import section from '../../components/settings-section.module.css';
import type { Language } from '../../format/language.ts';
import { useCommonText } from '../../text/common.ts';
import { useLanguage } from '../../text/language.tsx';
import { useSettingsText } from '../../text/settings.ts';
import classes from './settings.module.css';

export default function LookSection() {
  const t = useSettingsText().look;
  const { scheme } = useCommonText().frame;
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, setDensity } = useDensity();
  const profile = useUpdateProfile();
  const speak = (chosen: Language) => {
    choose(chosen);
    profile.mutate({ language: chosen });
  };
  return (
    <div className={`panel ${section.box}`}>
      <Choice label={t.language}>
        <SegmentedControl
          aria-label={t.language}
          value={language}
          onChange={(chosen) => speak(chosen as Language)}
          data={[
            { value: 'ro', label: 'Română' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Choice>
      <Choice label={t.scheme}>
        <SegmentedControl
          aria-label={t.scheme}
          value={colorScheme}
          onChange={(chosen) => setColorScheme(chosen as typeof colorScheme)}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: scheme[value] }))}
        />
      </Choice>
      <Choice label={t.density}>
        <SegmentedControl
          aria-label={t.density}
          value={density}
          onChange={(chosen) => setDensity(chosen as Density)}
          data={(['compact', 'comfortable'] as const).map((value) => ({
            value,
            label: t.densities[value],
          }))}
        />
      </Choice>
      <p className="quiet">{t.help}</p>
    </div>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.choice}>
      <span>{label}</span>
      {children}
    </div>
  );
}
