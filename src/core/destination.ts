/** Where documents are delivered to, and what became of each. Pure. */
import { hourMs, minuteMs } from './durations.ts';

export const destinationKinds = ['folder', 'webdav', 's3', 'mail'] as const;
export type DestinationKind = (typeof destinationKinds)[number];

export const destinationStates = ['active', 'paused'] as const;
export type DestinationState = (typeof destinationStates)[number];

export const deliveryFormats = ['pdf', 'xml', 'zip'] as const;
export type DeliveryFormat = (typeof deliveryFormats)[number];

export const documentStates = ['waiting', 'delivered', 'failed'] as const;
export type DocumentState = (typeof documentStates)[number];

/** Which invoices it is for. Null: every one. */
export interface DestinationFilter {
  companies: string[] | null;
  direction: 'received' | 'sent' | null;
  /** Tax IDs of sellers. */
  suppliers: string[] | null;
}

/** What is kept sealed: where it is, and what opens it. */
export type DestinationAddress =
  /** Below DELIVERY_ROOT/<organisation>; `` is that folder itself. */
  | { folder: string }
  | { email: string }
  | { url: string; username: string; password: string; region?: string };

/** Until a destination that failed is tried again. @param failures in a row, from 1 */
export function deliveryDelayMs(failures: number): number {
  const delays = [minuteMs, 5 * minuteMs, 15 * minuteMs];
  return delays[failures - 1] ?? hourMs;
}

/** Of what it is sent as. */
export const deliveryMediaTypes: Record<DeliveryFormat, string> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  zip: 'application/zip',
};
