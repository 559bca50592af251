/** The list of Sosite: two lines an invoice, a box to tick, the one that is open in sight. */
import { Button } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCheck,
  IconMessage,
  IconUserCheck,
  IconUserX,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useCompanyNames } from '../../api/company-names.ts';
import type { Invoice } from '../../api/shapes.ts';
import { Amount, Cif } from '../../components/amount.tsx';
import { Instant } from '../../components/instant.tsx';
import { partnerOf } from '../../components/invoices/marks.tsx';
import { useHeldStill } from '../../components/table/use-held-still.ts';
import { signed } from '../../format/signed.ts';
import { useInboxText } from '../../text/inbox.ts';
import { useInvoicesText } from '../../text/invoices.ts';
import classes from './inbox.module.css';

interface Props {
  rows: readonly Invoice[];
  open: string | undefined;
  onOpen(row: Invoice): void;
  ticked: ReadonlySet<string>;
  onTick(id: string): void;
  onMore: (() => void) | undefined;
}

export function InboxList({ rows, open, onOpen, ticked, onTick, onMore }: Props) {
  const t = useInboxText();
  const { rows: held, holds } = useHeldStill(rows, ({ id }) => id);
  const { noNumber } = useInvoicesText();
  const nameOf = useCompanyNames();
  const current = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is open.
  useEffect(() => {
    // Browsers may answer with a promise, which an effect must not return.
    void current.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div className={classes.side}>
      <ul className={`panel ${classes.list}`} aria-label={t.list} {...holds}>
        {held.map((row) => (
          <li
            key={row.id}
            ref={row.id === open ? current : undefined}
            data-open={row.id === open || undefined}
          >
            <input
              type="checkbox"
              aria-label={t.select(row.number ?? noNumber)}
              checked={ticked.has(row.id)}
              onChange={() => onTick(row.id)}
            />
            <button
              type="button"
              data-printed
              aria-current={row.id === open || undefined}
              onClick={() => onOpen(row)}
            >
              <span className={`clip ${classes.name}`}>
                {partnerOf(row).name ?? <Cif cif={partnerOf(row).cif} />}
              </span>
              <Amount value={signed(row.payable, row.sign)} currency={row.currency} />
              <span className="quiet clip">
                {row.number ?? noNumber} · {nameOf(row.companyId) ?? row.cif}
              </span>
              <span className={classes.signs}>
                <RowMark row={row} />
                <span className="quiet">
                  <Instant at={row.arrivedAt} as="moment" />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {onMore && (
        <Button variant="default" onClick={onMore}>
          {t.more}
        </Button>
      )}
    </div>
  );
}

const icons = { booked: IconCheck, question: IconAlertTriangleFilled, ignored: IconX };

function RowMark({ row: { mark, comments, clientAnswer } }: { row: Invoice }) {
  const t = useInboxText();
  const Icon = mark && icons[mark];
  return (
    <>
      {comments > 0 && (
        <span title={t.commentCount(comments)}>
          <IconMessage size={14} aria-hidden />
          <span className="aside">{t.commentCount(comments)}</span>
        </span>
      )}
      {clientAnswer && (
        <span className={classes.sign} data-answer={clientAnswer} title={t.clientAnswer[clientAnswer]}>
          {clientAnswer === 'recognised' ? (
            <IconUserCheck size={14} aria-hidden />
          ) : (
            <IconUserX size={14} aria-hidden />
          )}
          <span className="aside">{t.clientAnswer[clientAnswer]}</span>
        </span>
      )}
      {mark && Icon && (
        <span className={classes.sign} data-mark={mark}>
          <Icon size={14} aria-hidden /> {t.mark[mark]}
        </span>
      )}
    </>
  );
}
