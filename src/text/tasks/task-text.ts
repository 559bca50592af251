/** What a task says: what happened, what is done by itself, what a person can do. An accountant's words. Pure. */
import type { Words } from '../../core/task.ts';
import { sayCount, sayDay, sayDays, sayInstant, sayMessages } from './say-dates.ts';

export interface Said {
  title: Words;
  detail: Words;
}

export function sayConnect(): Said {
  return {
    title: { ro: 'Conectați un certificat la ANAF', en: 'Connect a certificate to ANAF' },
    detail: {
      ro: 'Fără un certificat conectat nu putem citi mesajele din SPV. Conectați certificatul celui care are drept în SPV.',
      en: 'Without a connected certificate no message of the SPV can be read. Connect that of somebody with rights in the SPV.',
    },
  };
}

export function sayReconnect(serial: string | null, worksUntil: Date | null): Said {
  const until = worksUntil && sayDay(worksUntil);
  return {
    title: {
      ro: `Reconectați certificatul ${serial ?? ''}`.trim(),
      en: `Reconnect the certificate ${serial ?? ''}`.trim(),
    },
    detail: {
      ro: `ANAF nu mai acceptă autorizarea lui. ${until ? `Accesul actual ține până la ${until.ro}; apoi` : 'De acum'} nu mai putem descărca nimic cu el. Reconectați-l sau, dacă nu mai este folosit, ștergeți conexiunea.`,
      en: `ANAF no longer accepts its authorisation. ${until ? `What it has works until ${until.en}; from then on` : 'From now on'} nothing can be downloaded with it. Connect it again, or remove the connection if it is not used any more.`,
    },
  };
}

export function sayRefreshFailing(failedAt: Date, worksUntil: Date | null): Said {
  const at = sayInstant(failedAt);
  const until = worksUntil && sayDay(worksUntil);
  return {
    title: { ro: 'Autorizarea ANAF nu se poate reînnoi', en: 'The authorisation at ANAF cannot be renewed' },
    detail: {
      ro: `Ultima încercare a eșuat la ${at.ro}. Reîncercăm singuri, din oră în oră. ${until ? `Accesul actual ține până la ${until.ro}.` : 'Până atunci nu putem descărca.'} Dacă se repetă, reconectați certificatul.`,
      en: `The last attempt failed on ${at.en}. It is tried again every hour. ${until ? `What there is works until ${until.en}.` : 'Until then nothing can be downloaded.'} If it goes on, connect the certificate again.`,
    },
  };
}

export function sayAgeing(daysLeft: number, endsAt: Date): Said {
  const left = sayDays(Math.max(daysLeft, 0));
  const end = sayDay(endsAt);
  return {
    title:
      daysLeft > 0
        ? { ro: `Autorizarea ANAF expiră în ${left.ro}`, en: `The authorisation at ANAF ends in ${left.en}` }
        : { ro: 'Autorizarea ANAF a împlinit un an', en: 'The authorisation at ANAF is a year old' },
    detail: {
      ro: `ANAF o acordă pentru un an. Reconectați certificatul până la ${end.ro}.`,
      en: `ANAF grants it for a year. Connect the certificate again before ${end.en}.`,
    },
  };
}

export function sayAccessLost(company: string, since: Date): Said {
  const day = sayDay(since);
  return {
    title: { ro: `${company}: fără drept în SPV`, en: `${company}: no right in the SPV` },
    detail: {
      ro: `ANAF refuză accesul la acest CIF din ${day.ro}. Întrebăm zilnic și, când dreptul revine, listăm totul din nou. Cine poate repara: administratorul SPV al firmei.`,
      en: `ANAF refuses access to this company since ${day.en}. We ask every day, and list everything again when the right returns. Who can mend it: the company's administrator in the SPV.`,
    },
  };
}

export function sayListingTooOld(company: string, last: Date | null): Said {
  const at = last && sayInstant(last);
  return {
    title: at
      ? {
          ro: `${company}: nicio listare completă din ${at.ro}`,
          en: `${company}: no complete listing since ${at.en}`,
        }
      : { ro: `${company}: nelistată încă`, en: `${company}: not listed yet` },
    detail: {
      ro: 'Ce a primit ANAF de atunci nu se vede aici. Reîncercăm la fiecare sincronizare. Puteți porni una acum; rezultatul ei spune de ce nu reușește.',
      en: 'What ANAF has got since is not seen here. Every run tries again. You can start one now; its result says why it does not succeed.',
    },
  };
}

export function sayUnproven(company: string, reported: number | null, listed: number): Said {
  const total = reported === null ? '?' : String(reported);
  return {
    title: { ro: `${company}: lista ANAF este incompletă`, en: `${company}: ANAF's list is not complete` },
    detail: {
      ro: `ANAF a anunțat ${total} mesaje și a arătat ${listed}. Le luăm pe cele arătate, dar nu declarăm perioada completă; listăm din nou la următoarea sincronizare.`,
      en: `ANAF announced ${total} messages and showed ${listed}. Those are taken, but nothing is claimed to be complete; the next run lists again.`,
    },
  };
}

export function sayExpiring(company: string, count: number, daysLeft: number, at: Date): Said {
  const messages = sayMessages(count);
  const left = sayDays(daysLeft);
  const day = sayDay(at);
  return {
    title:
      daysLeft > 0
        ? {
            ro: `${company}: ${messages.ro} expiră în ${left.ro}`,
            en: `${company}: ${messages.en} expiring in ${left.en}`,
          }
        : {
            ro: `${company}: ${messages.ro} cu termenul ANAF depășit`,
            en: `${company}: ${messages.en} past ANAF's term`,
          },
    detail: {
      ro: `Descărcarea nu a reușit încă. Reîncercăm singuri; ANAF le șterge din ${day.ro}. Puteți cere un mesaj acum sau îl puteți descărca din SPV.`,
      en: `The download has not succeeded yet. We go on trying; ANAF deletes from ${day.en} on. You can ask for a message now, or download it from the SPV.`,
    },
  };
}

export function sayOld(company: string, count: number): Said {
  const messages = sayMessages(count);
  return {
    title: {
      ro: `${company}: ${messages.ro} așteaptă de peste 30 de zile`,
      en: `${company}: ${messages.en} waiting for over 30 days`,
    },
    detail: {
      ro: 'Reîncercăm singuri. Priviți motivul fiecăruia: ce nu va veni niciodată poate fi închis de un administrator.',
      en: 'We go on trying. Look at the reason of each: what will never come can be closed by an administrator.',
    },
  };
}

export function sayLost(company: string, count: number): Said {
  const messages = sayMessages(count);
  return {
    title: {
      ro: `${company}: ${messages.ro} ${count === 1 ? 'a expirat' : 'au expirat'} înainte de descărcare`,
      en: `${company}: ${messages.en} expired before the download`,
    },
    detail: {
      ro: 'ANAF nu le mai dă. Cereți documentele partenerului; în completitudine rămân numărate ca expirate.',
      en: 'ANAF does not give them any more. Ask your partner for the documents; they stay counted as expired.',
    },
  };
}

export function sayUnknownNote(company: string): Said {
  return {
    title: {
      ro: `${company}: un răspuns necunoscut de la ANAF`,
      en: `${company}: an unknown answer from ANAF`,
    },
    detail: {
      ro: 'Nu considerăm nimic încheiat și reîncercăm. Citiți cuvintele ANAF; dacă se repetă, anunțați administratorul serviciului.',
      en: 'Nothing is taken as settled, and it is tried again. Read what ANAF said; if it goes on, tell whoever runs this service.',
    },
  };
}

export function sayArchiveClosed(): Said {
  return {
    title: { ro: 'Arhiva nu primește fișiere', en: 'The archive takes no files' },
    detail: {
      ro: 'Discul este plin, protejat sau lipsește. Mesajele așteaptă la ANAF și le luăm singuri când arhiva revine. Anunțați administratorul serviciului.',
      en: 'The disk is full, write-protected or gone. The messages wait at ANAF and are taken when the archive is back. Tell whoever runs this service.',
    },
  };
}

export function sayArchiveWaiting(company: string, count: number): Said {
  const messages = sayMessages(count);
  return {
    title: {
      ro: `${company}: ${messages.ro} fără loc în arhivă`,
      en: `${company}: ${messages.en} the archive did not take`,
    },
    detail: sayArchiveClosed().detail,
  };
}

export function sayFindings(company: string, count: number): Said {
  const files = sayCount(count, ['o neregulă', 'nereguli'], ['fault', 'faults']);
  return {
    title: { ro: `${company}: ${files.ro} în arhivă`, en: `${company}: ${files.en} in the archive` },
    detail: {
      ro: 'Fișierele nu mai sunt cum au fost păstrate. Nu suprascriem nimic. Administratorul serviciului le poate reface dintr-o copie de siguranță.',
      en: 'Files are not as they were kept. Nothing is overwritten. Whoever runs this service can restore them from a backup.',
    },
  };
}
