/** Whom to ask at the company: shown, changed by an administrator; the instructions beside it while the right is missing. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useUpdateCompany } from '../../api/company.ts';
import type { Company } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { ContactLine, SendInstructions } from '../../components/companies/contact-line.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import section from '../../components/settings-section.module.css';
import { SidePanel } from '../../components/side-panel.tsx';
import { useCommonText } from '../../text/common.ts';
import { useContactText } from '../../text/contact.ts';

export function CompanyContact({ company }: { company: Company }) {
  const t = useContactText();
  const may = useMay('admin');
  const [opened, setOpened] = useState(false);
  const label = company.contact ? t.change : t.add;
  return (
    <>
      <h2>{t.title}</h2>
      <ContactLine company={company} />
      <div className={section.line}>
        {may && (
          <Button size="xs" variant="default" onClick={() => setOpened(true)}>
            {label}
          </Button>
        )}
        {company.access === 'denied' && <SendInstructions company={company} />}
      </div>
      <SidePanel opened={opened} onClose={() => setOpened(false)} title={label}>
        <ContactForm company={company} onDone={() => setOpened(false)} />
      </SidePanel>
    </>
  );
}

function ContactForm({ company: { id, contact }, onDone }: { company: Company; onDone(): void }) {
  const t = useContactText();
  const common = useCommonText();
  const update = useUpdateCompany(id);
  const [typed, setTyped] = useState({
    name: contact?.name ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.entries(typed).filter(([, value]) => value.trim() !== '');
    update.mutate({ contact: given.length === 0 ? null : Object.fromEntries(given) }, { onSuccess: onDone });
  };
  const field = (name: keyof typeof typed) => ({
    label: t[name],
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped((before) => ({ ...before, [name]: value })),
  });
  return (
    <form className={section.form} onSubmit={save}>
      <TextInput {...field('name')} maxLength={200} autoComplete="off" data-autofocus />
      <TextInput
        {...field('email')}
        type="email"
        maxLength={254}
        autoComplete="off"
        description={t.emailHelp}
      />
      <TextInput {...field('phone')} type="tel" maxLength={39} autoComplete="off" description={t.phoneHelp} />
      {update.error && <ErrorState error={update.error} strip />}
      <Button type="submit" loading={update.isPending}>
        {common.do.save}
      </Button>
    </form>
  );
}
