/** The words of an invitation's page. */
import { invitation as en } from './en/invitation.ts';
import { useWords } from './language.tsx';
import { invitation as ro } from './ro/invitation.ts';

export const useInvitationWords = () => useWords({ ro, en });
