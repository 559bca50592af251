import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { downloadNotes, listNotes, renderNotes, sealNotes, statusNotes } from './notes.ts';

const folder = new URL('../../shared/anaf-swagger/', import.meta.url);
const skip = existsSync(folder) ? false : "ANAF's API descriptions are not beside the project";

test("every official note is in ANAF's own examples, letter by letter", { skip }, () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const said = files
    .flatMap((name) => strings(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
    .join('\n');
  const live = (text: string) => text.slice(0, text.lastIndexOf(' = '));
  const notes = [
    listNotes.simpleParametersMissing,
    listNotes.pagedParametersMissing,
    listNotes.simpleCifNotNumeric('aaa'),
    listNotes.pagedCifNotNumeric('aaa'),
    listNotes.notNumeric('startTime', 'aaa'),
    listNotes.notNumeric('endTime', 'aaa'),
    listNotes.notNumeric('pagina', 'aa'),
    listNotes.daysNotNumeric('aaa'),
    listNotes.daysOutOfRange,
    listNotes.filterUnknown,
    listNotes.startTooOld('09-07-2022 10:41:11'),
    live(listNotes.endInFuture('02-12-2022 11:49:24', 'now')),
    listNotes.endBeforeStart('09-08-2022 10:41:11', '06-09-2022 09:48:20'),
    listNotes.noRightForCif('8000000000'),
    listNotes.noRightAtAll,
    listNotes.nothingInWindow,
    listNotes.nothingInDays(15),
    listNotes.tooManyForOnePage,
    listNotes.pagePastEnd(50, 29),
    listNotes.dailyQuota(1000),
    downloadNotes.parameterMissing,
    downloadNotes.idNotInteger('123a'),
    downloadNotes.notFound('21'),
    downloadNotes.noRight,
    downloadNotes.dailyQuota(10),
    statusNotes.parameterMissing,
    statusNotes.idNotInteger('aaa'),
    statusNotes.notFound('15000'),
    statusNotes.noRight('18'),
    statusNotes.noRightAtAll,
    statusNotes.dailyQuota(20),
    renderNotes.standardUnknown,
    renderNotes.tooBig,
    sealNotes.genuine,
    sealNotes.notGenuine,
    sealNotes.badRequest,
  ];
  for (const text of notes) assert.ok(said.includes(text), text);
});

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}
