/** The API's shapes by their names. */
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];

export type Company = Schemas['Company'];
export type AddedCompany = Schemas['AddedCompany'];
export type Completeness = Schemas['Completeness'];
export type Connection = Schemas['AnafToken'];
export type ConnectionInFull = Schemas['AnafTokenInFull'];
export type Invoice = Schemas['Invoice'];
export type Message = Schemas['Message'];
export type Overview = Schemas['Overview'];
export type PortfolioRow = Schemas['PortfolioRow'];
export type Run = Schemas['Run'];
export type RunCompany = Run['companies'][number];
export type Session = Schemas['Session'];
export type Task = Schemas['Task'];
export type Organisation = Schemas['Organisation'];
