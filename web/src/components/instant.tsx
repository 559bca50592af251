/** An instant of the API as people read it; the exact one, with its zone, on hover. */
import { formatDate, formatDay, formatExactly, formatMoment, formatRelative } from '../format/instants.ts';
import { useCommonText } from '../text/common.ts';
import { useLanguage } from '../text/language.tsx';
import { useNow } from './use-now.ts';

interface Props {
  at: string | null | undefined;
  /** `relative` up to a day; `moment` is `14:30` or `21 nov., 14:30`; `date` has no time. */
  as?: 'relative' | 'moment' | 'date' | 'exact';
  /** Shown instead of a dash if there is no instant. */
  none?: string;
}

const format = { relative: formatRelative, moment: formatMoment, date: formatDate, exact: formatExactly };

export function Instant({ at, as = 'relative', none }: Props) {
  const { language } = useLanguage();
  const t = useCommonText();
  const now = useNow();
  if (!at) return <span className="quiet">{none ?? t.none}</span>;
  const instant = new Date(at);
  const text =
    as === 'date' ? formatDate(instant, language) : format[as as 'relative'](instant, language, now);
  return (
    <time dateTime={at} title={formatExactly(instant, language)}>
      {text}
    </time>
  );
}

/** A day as written in a document: no zone, nothing more exact to show. */
export function Day({ on, none }: { on: string | null | undefined; none?: string }) {
  const { language } = useLanguage();
  const t = useCommonText();
  if (!on) return <span className="quiet">{none ?? t.none}</span>;
  return <time dateTime={on}>{formatDay(on, language)}</time>;
}
