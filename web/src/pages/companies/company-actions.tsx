/** The actions on a company: sync, invoices, rename, remove. */
import { Button, Menu, TextInput } from '@mantine/core';
import { IconDots, IconRefresh } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useRemoveCompany, useUpdateCompany } from '../../api/company.ts';
import { useSyncCompany } from '../../api/runs.ts';
import type { Company } from '../../api/shapes.ts';
import { useMay, useMayWhole } from '../../api/use-session.ts';
import { writeFragment } from '../../app/fragment.ts';
import { paths } from '../../app/paths.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useCommonText } from '../../text/common.ts';
import { useCompletenessText } from '../../text/completeness.ts';
import { useRegistryText } from '../../text/registry.ts';

const Confirm = lazy(() => import('../../components/confirm.tsx'));

export function CompanyActions({ company: { id, name } }: { company: Company }) {
  const t = useCompletenessText().company;
  const common = useCommonText();
  const navigate = useNavigate();
  const [maySync, mayChange, mayRemove] = [useMay('sync'), useMay('admin'), useMayWhole()];
  const sync = useSyncCompany();
  const [asked, setAsked] = useState<'rename' | 'remove' | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <Button component={Link} to={paths.invoices} hash={writeFragment({ company: id })} variant="default">
        {t.invoices}
      </Button>
      {maySync && (
        <Button
          leftSection={<IconRefresh size={16} />}
          loading={sync.isPending}
          onClick={() =>
            sync.mutate(id, { onSuccess: (run) => void navigate({ to: `${paths.live}/${run}` }) })
          }
        >
          {t.sync}
        </Button>
      )}
      {mayChange && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={common.do.details} px="xs">
              <IconDots size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAsked('rename')}>{t.rename}</Menu.Item>
            {mayRemove && (
              <Menu.Item color="red" onClick={() => setAsked('remove')}>
                {t.remove}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {sync.error && <ErrorState error={sync.error} strip />}
      <SidePanel opened={asked === 'rename'} onClose={close} title={t.rename}>
        <Rename id={id} name={name} onDone={close} />
      </SidePanel>
      {asked === 'remove' && (
        <Suspense>
          <Remove id={id} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function Rename({ id, name, onDone }: { id: string; name: string | null; onDone(): void }) {
  const t = useCompletenessText().company;
  const common = useCommonText();
  const registry = useRegistryText();
  const update = useUpdateCompany(id);
  const [typed, setTyped] = useState(name ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ name: typed.trim() || null }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={save}>
      <TextInput
        label={t.name}
        maxLength={300}
        description={registry.renameHelp}
        value={typed}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {update.error && <ErrorState error={update.error} strip />}
      <Button type="submit" mt="md" loading={update.isPending}>
        {common.do.save}
      </Button>
    </form>
  );
}

function Remove({ id, onClose }: { id: string; onClose(): void }) {
  const t = useCompletenessText().company;
  const navigate = useNavigate();
  const remove = useRemoveCompany(id);
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t.removeTitle}
      action={t.remove}
      onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: paths.home }) })}
      busy={remove.isPending}
      error={remove.error}
    >
      {t.removeText}
    </Confirm>
  );
}
