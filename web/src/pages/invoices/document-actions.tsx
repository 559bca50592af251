/** The two PDFs: ours, from the archived document, and ANAF's, requested from ANAF. */
import type { WholeInvoice } from '../../api/invoices.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useMay } from '../../api/use-session.ts';
import { AnafWords } from '../../components/anaf-words.tsx';
import { Download } from '../../components/download.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useInvoiceText } from '../../text/invoice.ts';
import { useLanguage } from '../../text/language.tsx';

export function DocumentActions({ invoice: { id, reading } }: { invoice: WholeInvoice }) {
  const t = useInvoiceText();
  const { language } = useLanguage();
  const mayAsk = useMay('sync');
  if (reading.verdict !== 'read') return null;
  return (
    <>
      {mayAsk && (
        <Download
          url={`/api/v1/invoices/${id}/anaf-pdf`}
          method="POST"
          waitsFor={t.askingAnaf}
          onRefused={(error) => refusalOf(error, t.anafPdfRefused)}
        >
          {t.anafPdf}
        </Download>
      )}
      <Download
        url={`/api/v1/invoices/${id}/pdf?lang=${language}`}
        waitsFor={t.preparingPdf}
        variant="filled"
      >
        {t.pdf}
      </Download>
    </>
  );
}

/** ANAF sometimes refuses documents that it has accepted: its answer is shown. */
function refusalOf(error: Error, said: string) {
  if (!(error instanceof ApiProblem) || error.code !== 'anaf_refused') return undefined;
  return (
    <div role="alert">
      <StateMark state="needs" long>
        {said}
      </StateMark>
      <AnafWords text={error.document.detail} />
    </div>
  );
}
