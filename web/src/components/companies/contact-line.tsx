/** Whom to ask at a company: name, telephone and e-mail address as links; and the instructions that can be sent to it. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Company } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { formatMoment } from '../../format/instants.ts';
import { useContactText } from '../../text/contact.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNow } from '../use-now.ts';
import classes from './contact.module.css';

const InstructionsPanel = lazy(() => import('./instructions-panel.tsx'));

type Asked = Pick<Company, 'id' | 'contact' | 'instructionsSent'>;

export function ContactLine({ company }: { company: Asked }) {
  const t = useContactText();
  const { contact } = company;
  if (!contact) return <span className="quiet">{t.none}</span>;
  return (
    <span className={classes.line}>
      {contact.name && <span>{contact.name}</span>}
      {contact.phone && <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>}
      {contact.email && <a href={`mailto:${encodeURIComponent(contact.email)}`}>{contact.email}</a>}
    </span>
  );
}

/** Where the right is missing: the button that prepares the message, and when it was sent. */
export function SendInstructions({ company }: { company: Asked }) {
  const t = useContactText();
  const { language } = useLanguage();
  const now = useNow();
  const may = useMay('sync');
  const [opened, setOpened] = useState(false);
  const { instructionsSent: sent } = company;
  return (
    <>
      {sent && (
        <span className={classes.sent}>
          {t.sent(formatMoment(new Date(sent.at), language, now), sent.by)}
        </span>
      )}
      {may && (
        <Button size="xs" variant="default" onClick={() => setOpened(true)}>
          {sent ? t.sendAgain : t.send}
        </Button>
      )}
      {opened && (
        <Suspense>
          <InstructionsPanel companyId={company.id} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
