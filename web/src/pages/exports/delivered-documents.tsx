/** What went to a destination, and what waits or failed: the newest first. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type DeliveredDocument, type Destination, useDeliveredDocuments } from '../../api/destinations.ts';
import { invoicePath } from '../../app/paths.ts';
import { Instant } from '../../components/instant.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useDeliveriesText } from '../../text/deliveries.ts';
import classes from './deliveries.module.css';

const aPage = 20;
const most = 200;

export function DeliveredDocuments({ destination: { id, name } }: { destination: Destination }) {
  const t = useDeliveriesText();
  const [limit, setLimit] = useState(aPage);
  const query = useDeliveredDocuments(id, limit);
  return (
    <div className={classes.documents}>
      <Loaded query={query}>
        {({ data, nextCursor }) =>
          data.length === 0 ? (
            <p className="quiet">{t.nothingYet}</p>
          ) : (
            <>
              <table aria-label={t.documents(name)}>
                <thead>
                  <tr>
                    <th scope="col">{t.invoice}</th>
                    <th scope="col">{t.path}</th>
                    <th scope="col">{t.state}</th>
                    <th scope="col">{t.when}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.map((document) => (
                    <tr key={document.id}>
                      <td>
                        <Link to={invoicePath(document.invoiceId)}>{document.number ?? t.withoutNumber}</Link>
                      </td>
                      <td>{document.path ?? document.format.toUpperCase()}</td>
                      <td>
                        <DocumentMark document={document} />
                      </td>
                      <td>
                        <Instant at={document.endedAt ?? document.createdAt} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {nextCursor !== null && limit < most && (
                <Button variant="default" size="xs" onClick={() => setLimit(most)}>
                  {t.more}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function DocumentMark({ document: { state, code } }: { document: DeliveredDocument }) {
  const t = useDeliveriesText();
  switch (state) {
    case 'delivered':
      return <StateMark state="calm">{t.delivered}</StateMark>;
    case 'waiting':
      return <StateMark state="waiting">{t.waiting}</StateMark>;
    case 'failed':
      return (
        <StateMark state="needs" long>
          {t.code(code ?? 'error')}
        </StateMark>
      );
    default:
      return state satisfies never;
  }
}
