/** The open invoice of Sosite: what it is, what is done with it, what was said of it, and the document. */
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { useInvoice } from '../../api/invoices.ts';
import type { Invoice, Mark } from '../../api/shapes.ts';
import { invoicePath } from '../../app/paths.ts';
import { Amount } from '../../components/amount.tsx';
import { Day } from '../../components/instant.tsx';
import { LateMark, partnerOf, SealMark } from '../../components/invoices/marks.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { signed } from '../../format/signed.ts';
import { useInboxText } from '../../text/inbox.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { Approval } from './approval.tsx';
import { Comments } from './comments.tsx';
import { DocumentFrame } from './document-frame.tsx';
import { Flags } from './flags.tsx';
import classes from './inbox.module.css';
import { MarkBar } from './mark-bar.tsx';

interface Props {
  id: string;
  /** As the list has it, before the whole of it has come. */
  listed: Invoice | undefined;
  onMark(mark: Mark | null): void;
  assigneeRef: Ref<HTMLSelectElement>;
  commentRef: Ref<HTMLTextAreaElement>;
  onBack(): void;
}

export function InboxDocument({ id, listed, onMark, assigneeRef, commentRef, onBack }: Props) {
  const t = useInboxText();
  const invoices = useInvoicesText();
  const query = useInvoice(id);
  const shown = query.data ?? listed;
  return (
    <section className={`panel ${classes.open}`} aria-label={t.document}>
      <button type="button" className={classes.back} onClick={onBack}>
        <IconArrowLeft size={15} aria-hidden /> {t.back}
      </button>
      {shown && (
        <>
          <header className={classes.title}>
            <h2>
              {partnerOf(shown).name ?? partnerOf(shown).cif ?? '—'} · {shown.number ?? invoices.noNumber}
            </h2>
            <strong>
              <Amount value={signed(shown.payable, shown.sign)} currency={shown.currency} />
            </strong>
            <span className="quiet">
              {invoices.directionOne[shown.direction]} · <Day on={shown.issuedOn} />
            </span>
            {shown.seal.verdict !== 'valid' && <SealMark verdict={shown.seal.verdict} />}
            {shown.late && <LateMark late />}
            <Link to={invoicePath(id)}>{t.openPage}</Link>
          </header>
          <MarkBar invoice={shown} onMark={onMark} selectRef={assigneeRef} />
        </>
      )}
      {query.data && <Flags invoice={query.data} />}
      {shown && <Approval invoice={shown} />}
      <Comments id={id} fieldRef={commentRef} />
      <Loaded query={query}>{(invoice) => <DocumentFrame invoice={invoice} />}</Loaded>
    </section>
  );
}
