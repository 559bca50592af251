/** VAT: sums of a month, the documents behind them, a compared return. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useAllPages } from './all-pages.ts';
import { api, take } from './client.ts';
import { keys } from './query-keys.ts';
import type { components, paths } from './schema.d.ts';

/** All rows are on one page. */
export type MonthVat = Omit<components['schemas']['MonthVat'], 'nextCursor'>;
export type VatRow = components['schemas']['VatRow'];
export type VatInvoice = components['schemas']['VatInvoice'];
export type VatDate = components['schemas']['VatDate'];
export type VatDoubt = components['schemas']['VatDoubt'];
export type VatTypeGroup = components['schemas']['VatTypeGroup'];
export type VatDifference = components['schemas']['VatDifference'];
export type ComparedReturn = components['schemas']['ComparedReturn'];
type CompareBody = paths['/api/v1/vat/compare']['post']['requestBody']['content']['application/json'];

export interface VatAsked {
  company: string;
  month: string;
  by: VatDate;
}

export function useVat(asked: VatAsked | undefined) {
  return useQuery<MonthVat>({
    queryKey: [...keys.invoices, 'vat', asked],
    enabled: asked !== undefined,
    queryFn: ({ signal }) => take(api.GET('/api/v1/vat', { params: { query: asked! }, signal })),
  });
}

export interface VatInvoicesAsked extends VatAsked {
  direction?: 'received' | 'sent';
  /** Of these. */
  category?: string[];
  rate?: string;
  doubt?: VatDoubt | 'any';
}

export function useVatInvoices(asked: VatInvoicesAsked) {
  return useAllPages<VatInvoice>({
    queryKey: [...keys.invoices, 'vat', 'documents', asked],
    ask: (page, signal) =>
      take(api.GET('/api/v1/vat/invoices', { params: { query: { ...asked, ...page } }, signal })),
    atOnce: 0,
  });
}

export function useCompareReturn() {
  return useMutation<ComparedReturn, Error, CompareBody>({
    mutationFn: (body) => take(api.POST('/api/v1/vat/compare', { body })),
  });
}
