/** Opens a page when a request has been answered, also where the button that sent it has left its list meanwhile. */
import { useNavigate } from '@tanstack/react-router';

/**
 * Not a callback of `mutate`, which is dropped with the button: while an office synchronises, tasks and companies of a run
 * leave their lists, or move in them, before the answer comes. A person who has opened another page stays there. A failure
 * is the mutation's, which shows it beside the button.
 */
export function useNavigateAfter() {
  const navigate = useNavigate();
  return <Answer>(
    answered: Promise<Answer>,
    destinationOf: (answer: Answer) => { to: string; hash?: string } | undefined,
  ): void => {
    const { pathname } = window.location;
    answered.then(
      (answer) => {
        const destination = destinationOf(answer);
        if (destination && window.location.pathname === pathname) void navigate(destination);
      },
      () => {},
    );
  };
}
