/** The archived originals, and the attachments of the document. */
import type { WholeInvoice } from '../../api/invoices.ts';
import { Download } from '../../components/download.tsx';
import { formatBytes } from '../../format/numbers.ts';
import { useInvoiceText } from '../../text/invoice.ts';
import { useLanguage } from '../../text/language.tsx';
import { useMessagesText } from '../../text/messages.ts';
import classes from './invoice.module.css';

const parts = ['zip', 'xml', 'signature'] as const;

export function Originals({ invoice: { id, seal, details, match } }: { invoice: WholeInvoice }) {
  const t = useInvoiceText().originals;
  const { language } = useLanguage();
  const { match: proof, matches } = useMessagesText().panel;
  const attachments = details?.attachments ?? [];
  const kept = parts.filter((part) => part !== 'signature' || seal.verdict !== 'missing');
  return (
    <>
      <ul className={classes.files}>
        {kept.map((part) => (
          <FileRow key={part} name={t[part]} url={`/api/v1/invoices/${id}/${part}`} />
        ))}
      </ul>
      {(match === 'accepted' || match === 'unproven') && (
        <p className="quiet">{`${proof}: ${matches[match]}.`}</p>
      )}
      {attachments.length > 0 && (
        <>
          <h3>{t.attachments}</h3>
          <ul className={classes.files}>
            {attachments.map(({ n, filename, description, sizeBytes, uri }) => (
              <FileRow
                key={n}
                name={filename ?? description ?? t.attachment(n)}
                note={sizeBytes === null ? (uri ? t.elsewhere : undefined) : formatBytes(sizeBytes, language)}
                url={sizeBytes === null ? undefined : `/api/v1/invoices/${id}/attachments/${n}`}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface RowProps {
  name: string;
  note?: string | undefined;
  url: string | undefined;
}

function FileRow({ name, note, url }: RowProps) {
  const t = useInvoiceText().originals;
  return (
    <li>
      <span>
        {name} {note && <span className="quiet">{note}</span>}
      </span>
      {url && (
        <Download url={url} size="compact-sm" label={t.downloadWhat(name)}>
          {t.download}
        </Download>
      )}
    </li>
  );
}
