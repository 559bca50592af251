/** Every list with each of its filters, as paths after `/api/v1/`. */

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const instant = (daysAgo: number) => `${day(daysAgo)}T00:00:00Z`;

/** @param company its id. @param invoice an invoice of it */
export function questionsOf(company: string, invoice: string): string[] {
  const ofInvoices = invoiceFilters(company);
  return [
    ...ofInvoices.map((filter) => `invoices?${filter}`),
    ...ofInvoices.map((filter) => `invoices/totals?${filter}`),
    ...['issuedOn', 'gross', 'payable', 'partner', 'number', 'availableAt'].flatMap((by) =>
      [by, `-${by}`].map((sort) => `invoices?sort=${sort}&company=${company}`),
    ),
    ...messageFilters(company).map((filter) => `messages?${filter}`),
    ...others(company, invoice),
  ];
}

function invoiceFilters(company: string): string[] {
  return [
    '',
    ...['srl', 'au', 'qqwwqq'].map((text) => `text=${text}`),
    'partner=10000122',
    ...['', '&text=au', '&partner=10000122', '&mark=none', `&direction=sent&issuedFrom=${day(60)}`].map(
      (more) => `company=${company}${more}`,
    ),
    'direction=received',
    'direction=sent',
    'role=buyer',
    'role=seller',
    `issuedFrom=${day(30)}`,
    `issuedTo=${day(400)}`,
    `issuedFrom=${day(500)}&issuedTo=${day(494)}`,
    `issuedFrom=${day(60)}&amountMin=1000000`,
    `availableFrom=${instant(30)}`,
    `availableFrom=${instant(300)}&availableTo=${instant(299)}`,
    'amountMin=1000&amountMax=1100',
    'amountMax=-5',
    ...['380', '381', '389'].map((type) => `type=${type}`),
    ...['missing', 'valid', 'tampered'].map((seal) => `seal=${seal}`),
    'late=true',
    'late=false',
    ...['none', 'booked', 'question'].map((mark) => `mark=${mark}`),
    'mark=none&direction=received&text=au',
    'assignee=none',
    'tag=x',
    'copies=false',
    'copies=true',
    `arrivedSince=${instant(7)}`,
  ];
}

function messageFilters(company: string): string[] {
  return [
    '',
    ...['received', 'sent', 'error'].map((kind) => `kind=${kind}`),
    ...['pending', 'archived', 'expired'].map((state) => `state=${state}`),
    'seen=false',
    'kind=error&seen=false',
    'match=unproven',
    'number=X-1',
    'uploadIndex=5000000001',
    `createdFrom=${instant(500)}&createdTo=${instant(499)}`,
    ...['', '&state=pending', '&kind=error'].map((more) => `company=${company}${more}`),
  ];
}

function others(company: string, invoice: string): string[] {
  const month = day(40).slice(0, 7);
  return [
    ...['au', 'srl', '0001234', 'qqwwqq'].map((text) => `search?text=${text}`),
    ...['', '?text=au', '?access=granted'].map((filter) => `companies${filter}`),
    ...['', '?text=au'].map((filter) => `overview/companies${filter}`),
    ...['', '?text=au'].map((filter) => `months${filter}`),
    ...['', '?days=365', `?company=${company}`].map((filter) => `arrivals${filter}`),
    ...['', '?open=true'].map((filter) => `quarantine${filter}`),
    ...['', '/calendar?days=365'].map((part) => `companies/${company}${part}`),
    ...['', '/comments', '/history'].map((part) => `invoices/${invoice}${part}`),
    ...['', '/invoices'].map((part) => `vat${part}?company=${company}&month=${month}`),
    ...['', '/hints', '/heads', '/statements'].map((part) => `completeness${part}`),
    ...['status', 'log', 'runs'].map((part) => `sync/${part}`),
    ...['invoices', 'messages'].map((feed) => `${feed}/changes`),
    ...['overview', 'tasks', 'budget', 'integrity/findings', 'invoices/tags', 'exports', 'reconciliations'],
    ...['signers', 'anaf/status', 'assignees', 'organisation'],
  ];
}
