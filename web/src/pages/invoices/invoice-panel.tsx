/** One invoice beside the list: its summary, and a link to its page. */
import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useInvoice } from '../../api/invoices.ts';
import { invoicePath } from '../../app/paths.ts';
import { Download } from '../../components/download.tsx';
import { Brief } from '../../components/invoices/brief.tsx';
import { LateMark, SealMark } from '../../components/invoices/marks.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useInvoiceText } from '../../text/invoice.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { useLanguage } from '../../text/language.tsx';
import { Flags } from './flags.tsx';
import classes from './invoices.module.css';

export default function InvoicePanel({ id, onClose }: { id: string | undefined; onClose(): void }) {
  const t = useInvoicesText();
  return (
    <SidePanel opened={id !== undefined} onClose={onClose} title={t.panel.title}>
      {id !== undefined && <OneInvoice id={id} />}
    </SidePanel>
  );
}

function OneInvoice({ id }: { id: string }) {
  const t = useInvoicesText();
  const page = useInvoiceText();
  const { language } = useLanguage();
  const query = useInvoice(id);
  return (
    <Loaded query={query}>
      {(invoice) => (
        <div className={classes.panel}>
          <h2>{page.title(invoice.number ?? t.noNumber)}</h2>
          <Flags invoice={invoice} />
          <Group gap="md">
            <SealMark verdict={invoice.seal.verdict} />
            <LateMark late={invoice.late} />
          </Group>
          <Group gap="xs">
            <Button component={Link} to={invoicePath(id)}>
              {t.panel.open}
            </Button>
            {invoice.reading.verdict === 'read' && (
              <Download url={`/api/v1/invoices/${id}/pdf?lang=${language}`} waitsFor={page.preparingPdf}>
                {page.pdf}
              </Download>
            )}
          </Group>
          <Brief invoice={invoice} />
        </div>
      )}
    </Loaded>
  );
}
