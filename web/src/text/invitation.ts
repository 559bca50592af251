/** The text of an invitation's page. */
import { invitation as en } from './en/invitation.ts';
import { useText } from './language.tsx';
import { invitation as ro } from './ro/invitation.ts';

export const useInvitationText = () => useText({ ro, en });
