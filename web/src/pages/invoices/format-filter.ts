/** The chosen period and amounts as text; undefined if nothing is chosen. */
import { formatDay } from '../../format/instants.ts';
import { formatDecimal } from '../../format/numbers.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import { useLanguage } from '../../text/language.tsx';

export function useFilterFormat() {
  const { filters: t } = useInvoicesText();
  const { language } = useLanguage();
  const day = (on: string) => formatDay(on, language);
  const amount = (of: string) => formatDecimal(of, language);
  return {
    period(from: string | undefined, to: string | undefined): string | undefined {
      if (from && to) return `${day(from)} – ${day(to)}`;
      return from ? t.since(day(from)) : to && t.until(day(to));
    },
    amounts(min: string | undefined, max: string | undefined): string | undefined {
      if (min && max) return `${amount(min)} – ${amount(max)}`;
      return min ? t.atLeast(amount(min)) : max && t.atMost(amount(max));
    },
  };
}
