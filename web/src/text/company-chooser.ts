/** The text of the choice of companies. */
import { companyChooser as en } from './en/company-chooser.ts';
import { useText } from './language.tsx';
import { companyChooser as ro } from './ro/company-chooser.ts';

export const useCompanyChooserText = () => useText({ ro, en });
