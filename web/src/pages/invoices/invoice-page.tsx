/** One invoice: the document at the left, everything known about it at the right; one column on a phone. */
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useInvoice, useInvoiceHistory, type WholeInvoice } from '../../api/invoices.ts';
import { paths } from '../../app/paths.ts';
import { Day } from '../../components/instant.tsx';
import { Brief } from '../../components/invoices/brief.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useInboxText } from '../../text/inbox.ts';
import { useInvoiceText } from '../../text/invoice.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { Approval } from './approval.tsx';
import { Comments } from './comments.tsx';
import { DocumentActions } from './document-actions.tsx';
import { DocumentFrame } from './document-frame.tsx';
import { Flags } from './flags.tsx';
import classes from './invoice.module.css';
import { MarkBar } from './mark-bar.tsx';
import { Originals } from './originals.tsx';
import { Remarks } from './remarks.tsx';
import { SealFacts } from './seal-facts.tsx';
import { Term } from './term.tsx';

export function InvoicePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const t = useInvoiceText();
  const { noNumber } = useInvoicesText();
  const query = useInvoice(id);
  const number = query.data ? (query.data.number ?? noNumber) : '…';
  return (
    <Page
      title={t.title(number)}
      lead={
        <Link to={paths.invoices} className={classes.back!}>
          <IconArrowLeft size={15} aria-hidden /> {t.back}
        </Link>
      }
      actions={query.data && <DocumentActions invoice={query.data} />}
    >
      <Loaded query={query} skeleton={<SkeletonRows rows={14} />}>
        {(invoice) => (
          <>
            <Flags invoice={invoice} />
            <Split invoice={invoice} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Split({ invoice }: { invoice: WholeInvoice }) {
  const t = useInvoiceText();
  const work = useInboxText();
  return (
    <div className={classes.split}>
      <Section title={t.brief.title} className={classes.brief}>
        <Brief invoice={invoice} />
      </Section>
      <div className={classes.document}>
        <DocumentFrame invoice={invoice} />
      </div>
      <div className={classes.rest}>
        <Section title={work.title} className={classes.work}>
          <MarkBar invoice={invoice} />
          <Approval invoice={invoice} />
          <Comments id={invoice.id} />
        </Section>
        <Section title={t.seal.title}>
          <SealFacts invoice={invoice} />
        </Section>
        {invoice.transmission && (
          <Section title={t.term.title}>
            <Term transmission={invoice.transmission} />
          </Section>
        )}
        <Section title={t.history}>
          <InvoiceHistory id={invoice.id} />
        </Section>
        <Section title={t.originals.title}>
          <Originals invoice={invoice} />
          {invoice.retainUntil && (
            <p className="quiet">
              {t.brief.retainUntil} <Day on={invoice.retainUntil} />: {t.brief.retainWhy}.
            </p>
          )}
        </Section>
        <Section title={t.remarks.title}>
          <Remarks remarks={invoice.remarks} reread={invoice.reread} />
        </Section>
      </div>
    </div>
  );
}

interface SectionProps {
  title: string;
  className?: string | undefined;
  children: ReactNode;
}

function Section({ title, className, children }: SectionProps) {
  return (
    <section className={`panel ${classes.section} ${className ?? ''}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function InvoiceHistory({ id }: { id: string }) {
  const query = useInvoiceHistory(id);
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={3} />}>
      {(history) => <Timeline of={history} />}
    </Loaded>
  );
}
