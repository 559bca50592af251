/** An amount of money, a number, and a tax code, in the reader's language. */
import { formatAmount, formatNumber } from '../format/numbers.ts';
import { useCommonText } from '../text/common.ts';
import { useLanguage } from '../text/language.tsx';

export function Amount({ value, currency }: { value: string | null; currency: string | null }) {
  const { language } = useLanguage();
  const t = useCommonText();
  if (value === null) return <span className="quiet">{t.none}</span>;
  return (
    <span className={value.startsWith('-') ? 'quiet' : undefined}>
      {formatAmount(value, currency, language)}
    </span>
  );
}

export function Count({ value, zero }: { value: number; zero?: string }) {
  const { language } = useLanguage();
  if (value === 0 && zero !== undefined) return <span className="quiet">{zero}</span>;
  return <>{formatNumber(value, language)}</>;
}

/** Personal codes come masked from the API and are labelled as such. */
export function Cif({ cif }: { cif: string | null }) {
  const t = useCommonText();
  if (!cif) return <span className="quiet">{t.none}</span>;
  if (!/^\d+$/.test(cif)) return <span title={t.person}>{cif}</span>;
  return <span>{cif}</span>;
}
