/** A page: its name as the document's title and as the first heading, its lead, its actions, its content. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useCommonText } from '../text/common.ts';
import { Instant } from './instant.tsx';
import classes from './page.module.css';
import { usePrinting } from './table/use-printing.ts';
import { takeFocus } from './take-focus.ts';

interface Props {
  title: string;
  /** Instead of the title, if the first heading is not the page's name. */
  heading?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, heading, lead, actions, children }: Props) {
  const { product } = useCommonText();
  const first = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  // Screen readers announce the new page when its heading takes the focus.
  useEffect(() => takeFocus(first.current), []);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 ref={first} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {actions && <div className={classes.actions}>{actions}</div>}
        {lead && <div className={`${classes.lead} quiet`}>{lead}</div>}
        <PrintedAt />
      </header>
      {children}
    </div>
  );
}

/** Paper does not say by itself of when it speaks. */
function PrintedAt() {
  const { printedAt } = useCommonText().frame;
  return usePrinting() ? (
    <p className={`printed ${classes.lead}`}>
      {printedAt} <Instant at={new Date().toISOString()} as="exact" />
    </p>
  ) : null;
}
