/** The rendered document in a sandboxed frame: nothing in it can run. */
import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useDocumentPage, type WholeInvoice } from '../../api/invoices.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Slow } from '../../components/slow.tsx';
import { useInvoiceText } from '../../text/invoice.ts';
import { useLanguage } from '../../text/language.tsx';
import classes from './invoice.module.css';

export function DocumentFrame({ invoice: { id, reading } }: { invoice: WholeInvoice }) {
  const t = useInvoiceText();
  if (reading.verdict !== 'read') {
    return (
      <div className="panel">
        <EmptyState title={t.unreadable}>{t.unreadableHelp[reading.verdict]}</EmptyState>
      </div>
    );
  }
  return <Readable id={id} />;
}

function Readable({ id }: { id: string }) {
  const t = useInvoiceText();
  const { language } = useLanguage();
  const { data: url, error, refetch } = useDocumentPage(`/api/v1/invoices/${id}/html?lang=${language}`);
  const [shown, setShown] = useState<string>();
  if (error && url === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <figure className={classes.figure}>
      <div className={classes.paper}>
        {(url === undefined || shown !== url) && <Coming />}
        {url !== undefined && <iframe src={url} title={t.document} sandbox="" onLoad={() => setShown(url)} />}
      </div>
      <figcaption className="quiet">
        {t.documentFrom} <span className="printed">{t.documentPrinted}</span>
      </figcaption>
    </figure>
  );
}

function Coming() {
  return (
    <div className={classes.coming}>
      <Slow />
      {['40%', '70%', '55%', '100%', '100%', '85%'].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stay where they are.
        <Skeleton key={index} height={12} width={width} radius="sm" />
      ))}
    </div>
  );
}
