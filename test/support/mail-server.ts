/** A real SMTP server on a free port, and the mail that it took: headers and the decoded parts. */
import { once } from 'node:events';
import { after } from 'node:test';
import { SMTPServer } from 'smtp-server';

export interface TakenMail {
  from: string;
  to: string[];
  headers: Map<string, string>;
  subject: string;
  text: string;
  html: string;
  attachments: { name: string; content: Buffer }[];
  raw: string;
}

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  taken: TakenMail[];
  /** Answers each RCPT: undefined takes it. */
  refuse: (recipient: string) => { code: number; text: string } | undefined;
  close(): Promise<void>;
}

export async function startMailServer(port = 0): Promise<MailServer> {
  const mails: MailServer = { url: '', taken: [], refuse: () => undefined, close: async () => {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    // Connections that the sender keeps for its next mail.
    closeTimeout: 50,
    onRcptTo: ({ address }, _session, done) => {
      const refused = mails.refuse(address);
      done(refused && Object.assign(new Error(refused.text), { responseCode: refused.code }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
        };
        mails.taken.push({ ...envelope, ...readMail(Buffer.concat(chunks).toString('latin1')) });
        done();
      });
    },
  });
  server.on('error', () => {});
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  mails.url = `smtp://127.0.0.1:${(listening.address() as { port: number }).port}`;
  mails.close = () => new Promise((resolve) => void server.close(() => resolve()));
  after(() => mails.close());
  return mails;
}

interface Part {
  headers: Map<string, string>;
  body: string;
}

function readMail(raw: string): Omit<TakenMail, 'from' | 'to'> {
  const whole = splitPart(raw);
  const leaves = leavesOf(whole);
  const of = (type: string) => leaves.find(({ headers }) => headers.get('content-type')?.startsWith(type));
  const textOf = (type: string) => (of(type) ? decode(of(type)!).toString('utf8') : '');
  const named = leaves.filter(({ headers }) => headers.get('content-disposition')?.startsWith('attachment'));
  return {
    headers: whole.headers,
    subject: decodeWords(whole.headers.get('subject') ?? ''),
    text: textOf('text/plain'),
    html: textOf('text/html'),
    attachments: named.map((part) => ({
      name: decodeWords(/filename="?([^";]+)"?/.exec(part.headers.get('content-disposition')!)?.[1] ?? ''),
      content: decode(part),
    })),
    raw,
  };
}

function splitPart(raw: string): Part {
  const at = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, at)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  return { headers, body: raw.slice(at + 4) };
}

function leavesOf(part: Part): Part[] {
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/.exec(part.headers.get('content-type') ?? '')?.[1];
  if (!boundary) return [part];
  return part.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((each) => leavesOf(splitPart(each.replace(/^\r\n/, ''))));
}

function decode({ headers, body }: Part): Buffer {
  switch (headers.get('content-transfer-encoding')) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** RFC 2047. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, coded: string) =>
      /b/i.test(how)
        ? Buffer.from(coded, 'base64').toString('utf8')
        : decode({
            headers: new Map([['content-transfer-encoding', 'quoted-printable']]),
            body: coded.replaceAll('_', ' '),
          }).toString('utf8'),
    );
}
