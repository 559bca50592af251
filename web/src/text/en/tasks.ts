/** To do: the tasks and their buttons. */
import type { tasks as ro } from '../ro/tasks.ts';

export const tasks: typeof ro = {
  title: 'To do',
  none: 'Nothing. We tell you here when something needs attention.',
  all: (n) => `Show all (${n})`,
  fewer: 'Show fewer',
  severity: { urgent: 'Urgent', warning: 'To do', info: 'For information' },
  action: {
    connect: 'Connect certificate',
    sync_company: 'Sync now',
    retry_message: 'Request the message now',
    look_at_messages: 'Show messages',
    look_at_company: 'Show company',
    look_at_companies: 'Show companies',
    look_at_connections: 'Show connections',
    look_at_archive: 'Show archive',
    look_at_signer: 'Show certificate',
    look_at_quarantine: 'Show quarantine',
    look_at_budget: 'Show ANAF’s limits',
    look_at_webhooks: 'See the webhook',
    look_at_destinations: 'See deliveries',
    look_at_months: 'See the month',
    reread_invoices: 'Read again now',
    look_at_invoices: 'Show invoices',
    check_seal: 'Check with ANAF',
  },
  asked: 'Message requested; the result appears here.',
  rereading: 'They are read again shortly; what changes is shown with each invoice.',
  checking: 'ANAF to answer about the seal',
};
