/** The text of what ANAF's public registry says. */
import { registry as en } from './en/registry.ts';
import { useText } from './language.tsx';
import { registry as ro } from './ro/registry.ts';

export const useRegistryText = () => useText({ ro, en });
