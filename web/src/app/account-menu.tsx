/** The account menu: organisation, language, appearance, density, shortcuts, signing out. */
import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconBook,
  IconBuilding,
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconRowInsertBottom,
  IconSun,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { restartEvents } from '../api/events.ts';
import { useSession, useSignOut, useSwitchOrganisation } from '../api/use-session.ts';
import { useDensity } from '../components/density.tsx';
import { useCommonText } from '../text/common.ts';
import { useLanguage } from '../text/language.tsx';
import { showKeys } from './shortcuts.tsx';

const schemes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;

interface Props {
  onClose(): void;
  /** The button that it is attached to. */
  button: ReactElement;
}

/** Loaded the first time it is opened. */
export default function AccountMenu({ button, onClose }: Props) {
  const t = useCommonText();
  const { data: session } = useSession();
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, setDensity } = useDensity();
  const signOut = useSignOut();
  const change = useSwitchOrganisation();
  if (!session) return null;
  const go = (id: string) => change.mutate(id, { onSuccess: () => restartEvents() });
  return (
    <Menu opened onClose={onClose} position="right-end" width={248}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.user?.email}</Menu.Label>
        {session.organisations.length > 1 && (
          <>
            {session.organisations.map(({ organisationId, organisationName }) => (
              <Menu.Item
                key={organisationId}
                leftSection={
                  organisationId === session.organisationId ? (
                    <IconCheck size={16} />
                  ) : (
                    <IconBuilding size={16} />
                  )
                }
                aria-current={organisationId === session.organisationId ? 'true' : undefined}
                onClick={() => go(organisationId)}
              >
                {organisationName}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          lang={language === 'ro' ? 'en' : 'ro'}
          aria-label={t.frame.languageLabel}
          onClick={() => choose(language === 'ro' ? 'en' : 'ro')}
        >
          {t.frame.language}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRowInsertBottom size={16} />}
          onClick={() => setDensity(density === 'compact' ? 'comfortable' : 'compact')}
        >
          {density === 'compact' ? t.frame.density.comfortable : t.frame.density.compact}
        </Menu.Item>
        <Menu.Label>{t.frame.schemeLabel}</Menu.Label>
        {schemes.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={colorScheme === scheme ? <IconCheck size={16} /> : null}
            aria-current={colorScheme === scheme ? 'true' : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {t.frame.scheme[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={showKeys}>
          {t.frame.keys}
        </Menu.Item>
        <Menu.Item leftSection={<IconBook size={16} />} component="a" href="/docs">
          {t.frame.api}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          {t.frame.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
