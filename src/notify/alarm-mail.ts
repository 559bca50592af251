/** A mail about what needs a person. Pure. */
import type { MailContent } from '../core/mail.ts';
import type { Language } from '../text/language.ts';
import { mailTexts } from '../text/mail/mail-texts.ts';
import { composeMail } from './compose-mail.ts';
import { unsubscribeHeaders } from './unsubscribe-headers.ts';

export interface AlarmFacts {
  organisation: string;
  /** The worst first. */
  tasks: { title: string; detail: string }[];
  url: string;
  unsubscribeUrl: string;
}

const mostShown = 20;

export function alarmMail(facts: AlarmFacts, language: Language): MailContent {
  const { alarm, product, stop } = mailTexts[language];
  const { organisation, tasks, url } = facts;
  const more = tasks.length - mostShown;
  const content = composeMail(
    {
      subject:
        tasks.length === 1
          ? alarm.one(organisation, tasks[0]!.title)
          : alarm.many(organisation, tasks.length),
      body: [
        alarm.lead(organisation),
        tasks.slice(0, mostShown).map(({ title, detail }) => ({ title, detail })),
        ...(more > 0 ? [alarm.more(more)] : []),
      ],
      link: { label: alarm.link, url },
      foot: [product, { label: stop, url: facts.unsubscribeUrl }],
    },
    language,
  );
  return { ...content, headers: unsubscribeHeaders(facts.unsubscribeUrl) };
}
