/** The texts of the certificate of completeness, by language. */
import type { Language } from '../language.ts';
import { certificateEn } from './en.ts';
import { type CertificateText, certificateRo } from './ro.ts';

export const certificateTexts: Record<Language, CertificateText> = { ro: certificateRo, en: certificateEn };
