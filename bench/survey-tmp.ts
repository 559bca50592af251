import { startChild } from './engine/child.ts';
import { freePort } from '../scripts/support/free-port.ts';
const child = startChild<any>('../lists/service-process.ts', 16);
const { service, key } = (await child.ask({ dir: '/tmp/lists-survey', port: await freePort(), companies: 200, invoices: 1_000_000, partners: 20_000 })) as any;
const headers = { authorization: `Bearer ${key}` };
const day = (n: number) => new Date(Date.now() - n * 86400_000).toISOString().slice(0, 10);
const get = async (p: string) => { const r = await fetch(`${service}/api/v1/${p}`, { headers }); return [r.status, await r.json().catch(() => undefined)] as const; };
const [, inv] = await get('invoices?limit=1'); const one = (inv as any).data[0];
const [, msg] = await get('messages?limit=1'); const m1 = (msg as any).data[0];
const c = one.companyId; const mth = day(40).slice(0, 7);
const f = ['', 'text=srl', 'text=au', 'text=qqwwqq', 'partner=10000122', `company=${c}`, `company=${c}&text=au`, `company=${c}&partner=10000122`, 'direction=received','direction=issued','role=buyer','role=seller', `issuedFrom=${day(30)}`, `issuedTo=${day(400)}`, `issuedFrom=${day(500)}&issuedTo=${day(494)}`, `availableFrom=${day(30)}`, `availableFrom=${day(300)}&availableTo=${day(299)}`, 'amountMin=1000&amountMax=1100','amountMax=-5','type=380','type=381','type=389','seal=missing','seal=valid','seal=tampered','reading=partial','reading=failed','late=true','late=false','mark=none','mark=booked','mark=question','assignee=none','tag=x','copies=false','copies=true', `arrivedSince=${day(7)}T00:00:00Z`, `company=${c}&mark=none`, `company=${c}&direction=issued&issuedFrom=${day(60)}`, `mark=none&direction=received&text=au`, 'late=true&direction=issued&type=381', `issuedFrom=${day(60)}&amountMin=1000000`];
const urls: string[] = [];
for (const x of f) { urls.push(`invoices?${x}`, `invoices/totals?${x}`); }
for (const s of ['issuedOn','-issuedOn','total','-total','payable','-payable','partner','-partner','number','-number','availableAt','-availableAt']) urls.push(`invoices?sort=${s}`, `invoices?sort=${s}&company=${c}`);
for (const x of ['', 'kind=received','kind=sent','kind=error','kind=message','state=pending','state=archived','state=expired','seen=false','match=unproven',`company=${c}`,`company=${c}&state=pending`,`messageId=${m1.messageId ?? m1.id}`,'number=X-1','uploadIndex=5000000001',`createdFrom=${day(500)}T00:00:00Z&createdTo=${day(499)}T00:00:00Z`, `company=${c}&kind=error`, 'kind=error&seen=false','state=archived&kind=error']) urls.push(`messages?${x}`);
urls.push('sync/status','sync/log','sync/runs','invoices/changes','messages/changes','companies','companies?text=au','companies?access=ok',`companies/${c}`,'completeness','months',`months?show=open`,`months?text=au`,'completeness/hints','completeness/heads','completeness/statements','audit','overview','overview/companies','overview/companies?text=au','arrivals','arrivals?days=365',`arrivals?company=${c}`,`companies/${c}/calendar?days=365`,'tasks','budget','integrity/findings','quarantine','quarantine?open=true',`invoices/${one.id}`,`invoices/${one.id}/comments`,'invoices/tags','search?text=au','search?text=srl','search?text=0001234','search?text=qqwwqq','search?text=bbbbcdd',`invoices/${one.id}/history`,`messages/${one.messageId}`,`messages/${one.messageId}/history`,'exports','destinations',`vat?company=${c}&month=${mth}`,`vat/invoices?company=${c}&month=${mth}`,'reconciliations','signers','anaf/status','assignees','notifications','organisation','members');
const out: any[] = [];
for (const u of urls) {
  let status = 0, t: number[] = []; let code = '';
  for (let n = 0; n < 6; n++) { const s = performance.now(); const [st, b] = await get(u); t.push(performance.now() - s); status = st; code = (b as any)?.code ?? ''; }
  const before = (await child.ask('cpu')) as any;
  for (let n = 0; n < 4; n++) await get(u);
  const after = (await child.ask('cpu')) as any;
  const first = t.shift()!; t.sort((a, b) => a - b);
  out.push([u, status, code, first, t[2], t[4], (after.nodeMs - before.nodeMs) / 4, (after.serverMs - before.serverMs) / 4]);
}
out.sort((a, b) => b[4] - a[4]);
for (const o of out) console.log(o[4].toFixed(1).padStart(7), o[5].toFixed(1).padStart(7), 'first', o[3].toFixed(0).padStart(5), 'node', o[6].toFixed(1), 'pg', o[7].toFixed(1), o[1], o[2], o[0]);
await child.end(); process.exit();
