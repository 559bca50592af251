/** The API's shapes and its closed unions, by their names. */
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];

export type Company = Schemas['Company'];
export type AddedCompany = Schemas['AddedCompany'];
export type Completeness = Schemas['Completeness'];
export type Connection = Schemas['AnafToken'];
export type ConnectionInFull = Schemas['AnafTokenInFull'];
export type Invoice = Schemas['Invoice'];
export type Message = Schemas['Message'];
export type Quarantined = Schemas['Quarantined'];
export type Overview = Schemas['Overview'];
export type PortfolioRow = Schemas['PortfolioRow'];
export type Run = Schemas['Run'];
export type RunCompany = Run['companies'][number];
export type Session = Schemas['Session'];
export type Task = Schemas['Task'];
export type Organisation = Schemas['Organisation'];

export type ActorKind = Schemas['ActorKind'];
export type AuditAction = Schemas['AuditAction'];
export type BreakerScope = Schemas['BreakerScope'];
export type CompanyAccess = Schemas['CompanyAccess'];
export type DayCoverage = Schemas['DayCoverage'];
export type Direction = Schemas['Direction'];
export type ExportState = Schemas['ExportState'];
export type FindingKind = Schemas['FindingKind'];
export type FindingSeverity = Schemas['FindingSeverity'];
export type Match = Schemas['Match'];
export type MessageKind = Schemas['MessageKind'];
export type MessageState = Schemas['MessageState'];
export type MessageStepKind = Schemas['MessageHistory']['steps'][number]['kind'];
export type PartyRole = Schemas['PartyRole'];
export type ProblemCode = Schemas['ProblemCode'];
export type QuarantineCause = Schemas['QuarantineCause'];
export type QuarantineDecision = Schemas['QuarantineDecision'];
export type ReadingVerdict = Schemas['ReadingVerdict'];
export type Role = Schemas['Role'];
export type RunState = Schemas['RunState'];
export type RunTrigger = Schemas['RunTrigger'];
export type Scope = Schemas['Scope'];
export type SealVerdict = Schemas['SealVerdict'];
export type Severity = Schemas['Severity'];
export type SyncInterval = Schemas['SyncInterval'];
export type SyncLogStatus = Schemas['SyncLogStatus'];
export type TaskActionKind = Schemas['TaskActionKind'];
