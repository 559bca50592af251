/** Every closed set of words that programs meet, each derived from the one union that the product uses. */
import { z } from 'zod';
import { dayCoverages, dayStates } from '../core/day-coverage.ts';
import { deliveryFormats, destinationKinds, destinationStates, documentStates } from '../core/destination.ts';
import { problemCodes } from '../core/errors.ts';
import { listFormatNames } from '../core/export-formats.ts';
import { failureCodes } from '../core/failure-code.ts';
import { hintConfidences, hintKinds } from '../core/hint.ts';
import { type FindingKind, findingKinds } from '../core/integrity.ts';
import { readingVerdicts, sealVerdicts } from '../core/invoice.ts';
import { invoiceSorts } from '../core/invoice-sort.ts';
import { journalFileStates } from '../core/journal-file.ts';
import { clientAnswers, markFilters, marks } from '../core/mark.ts';
import { messageKinds } from '../core/message.ts';
import { messageStates } from '../core/message-state.ts';
import { digestAttachments, digestPaces } from '../core/notification.ts';
import { syncIntervals } from '../core/plan.ts';
import { matches, quarantineCauses, quarantineDecisions } from '../core/quarantine.ts';
import { roles } from '../core/role.ts';
import { scopes } from '../core/scope.ts';
import { severities, taskActionKinds, taskKinds } from '../core/task.ts';
import {
  deliveryCauses,
  deliveryStates,
  testEventType,
  webhookDisabledReasons,
  webhookEventTypes,
  webhookFormats,
  webhookStates,
} from '../core/webhook.ts';
import { auditActions, auditActorKinds } from '../db/audit/audit.ts';
import { breakerScopes } from '../db/budget/breaker.ts';
import { accesses } from '../db/companies/company.ts';
import { answerSources, listOutcomes } from '../db/completeness/list-comparison.ts';
import { exportFailures, exportKinds, exportStates, leftOutReasons } from '../db/exports/export.ts';
import { runStates, runTriggers } from '../db/runs/run-state.ts';
import { syncStatuses } from '../db/runs/sync-log.ts';
import { headVerdicts, signatureVerdicts } from '../integrity/compare-heads.ts';
import { fields } from '../reconciliation/score-heading.ts';
import { languages } from '../text/language.ts';
import { attemptCodes } from '../webhooks/attempt-code.ts';

const named = <T extends string>(id: string, words: readonly T[]) =>
  z.enum(words as readonly [T, ...T[]]).meta({ id });

export const problemCode = named('ProblemCode', problemCodes);
export const failureCode = named('FailureCode', failureCodes);
/** Why an attempt failed, what was read, or how it was logged. */
export const historyCode = named('HistoryCode', [
  ...new Set([...failureCodes, ...readingVerdicts, ...syncStatuses]),
]);
export const exportFailureCode = named('ExportFailureCode', [
  ...new Set([...problemCodes, ...exportFailures]),
]);
export const leftOutReason = named('LeftOutReason', leftOutReasons);
export const signatureVerdict = named('SignatureVerdict', signatureVerdicts);
export const hintKind = named('HintKind', hintKinds);
export const hintConfidence = named('HintConfidence', hintConfidences);
export const headVerdict = named('HeadVerdict', headVerdicts);
export const language = named('Language', languages);
export const journalFileState = named('JournalFileState', journalFileStates);
/** A parameter that is true or false. */
export const yesOrNo = named('TrueOrFalse', ['true', 'false']);
export const reconciliationOutcome = named('ReconciliationOutcome', [
  'matched',
  'different',
  'missing',
  'extra',
  'unread',
]);
export const journalField = named('JournalField', fields);
export const listFormat = named('ListFormat', listFormatNames);
export const taskKind = named('TaskKind', taskKinds);
export const taskActionKind = named('TaskActionKind', taskActionKinds);
export const severity = named('Severity', severities);
export const messageKind = named('MessageKind', messageKinds);
export const messageState = named('MessageState', messageStates);
export const quarantineCause = named('QuarantineCause', quarantineCauses);
export const quarantineDecision = named('QuarantineDecision', quarantineDecisions);
export const match = named('Match', matches);
export const mark = named('Mark', marks);
export const clientAnswer = named('ClientAnswer', clientAnswers);
export const markFilter = named('MarkFilter', markFilters);
export const invoiceSort = named('InvoiceSort', invoiceSorts);
export const direction = named('Direction', ['received', 'sent']);
export const partyRole = named('PartyRole', ['buyer', 'seller']);
export const sealVerdict = named('SealVerdict', sealVerdicts);
export const readingVerdict = named('ReadingVerdict', readingVerdicts);
export const access = named('CompanyAccess', accesses);
export const runState = named('RunState', runStates);
export const runTrigger = named('RunTrigger', runTriggers);
export const syncStatus = named('SyncLogStatus', syncStatuses);
export const syncInterval = named('SyncInterval', syncIntervals);
export const dayCoverage = named('DayCoverage', dayCoverages);
export const dayState = named('DayState', dayStates);
export const exportKind = named('ExportKind', exportKinds);
export const exportState = named('ExportState', exportStates);
export const findingKind = named('FindingKind', Object.keys(findingKinds) as FindingKind[]);
export const listOutcome = named('ListOutcome', listOutcomes);
export const answerSource = named('AnswerSource', answerSources);
export const findingSeverity = named('FindingSeverity', ['wrong', 'note']);
export const actorKind = named('ActorKind', auditActorKinds);
export const auditAction = named('AuditAction', auditActions);
export const breakerScope = named('BreakerScope', breakerScopes);
export const role = named('Role', roles);
export const scope = named('Scope', scopes);
export const webhookEventType = named('WebhookEventType', webhookEventTypes);
export const sentEventType = named('SentEventType', [...webhookEventTypes, testEventType]);
export const destinationKind = named('DestinationKind', destinationKinds);
export const destinationState = named('DestinationState', destinationStates);
export const deliveryFormat = named('DeliveryFormat', deliveryFormats);
export const documentState = named('DeliveredDocumentState', documentStates);
export const digestPace = named('DigestPace', digestPaces);
export const digestAttachment = named('DigestAttachment', digestAttachments);
export const webhookFormat = named('WebhookFormat', webhookFormats);
export const webhookState = named('WebhookState', webhookStates);
export const webhookDisabledReason = named('WebhookDisabledReason', webhookDisabledReasons);
export const deliveryState = named('DeliveryState', deliveryStates);
export const deliveryCause = named('DeliveryCause', deliveryCauses);
export const attemptCode = named('DeliveryAttemptCode', attemptCodes);
