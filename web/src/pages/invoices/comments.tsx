/** What people have written beside an invoice, and a field to write more. */
import { Button } from '@mantine/core';
import { type FormEvent, type Ref, useState } from 'react';
import { useAddComment, useComments } from '../../api/marks.ts';
import { useMay } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Instant } from '../../components/instant.tsx';
import { useInboxText } from '../../text/inbox.ts';
import classes from './inbox.module.css';

export function Comments({ id, fieldRef }: { id: string; fieldRef?: Ref<HTMLTextAreaElement> }) {
  const t = useInboxText();
  const may = useMay('sync');
  const { data: comments = [], error, refetch } = useComments(id);
  const adding = useAddComment(id);
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) adding.mutate(text, { onSuccess: () => setText('') });
  };
  return (
    <section className={classes.comments} aria-label={t.comments}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} strip />}
      {may && (
        <form onSubmit={send}>
          <textarea
            ref={fieldRef}
            aria-label={t.comment}
            aria-keyshortcuts="m"
            placeholder={t.comment}
            rows={2}
            maxLength={2_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
          <Button
            type="submit"
            size="xs"
            variant="default"
            loading={adding.isPending}
            disabled={!text.trim()}
          >
            {t.commentSend}
          </Button>
        </form>
      )}
      {adding.error && <ErrorState error={adding.error} strip />}
      <ul>
        {comments.map(({ id: key, text: said, author, at }) => (
          <li key={key}>
            <span className="quiet">
              {author.name ?? t.commentBy[author.kind]} · <Instant at={at} />
            </span>
            <p>{said}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
