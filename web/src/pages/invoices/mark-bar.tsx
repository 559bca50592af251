/** What a person does with one invoice: mark it, give it to somebody, tag it. By mouse, and by the keys c, l, i, a. */
import { IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import { type FormEvent, type Ref, useState } from 'react';
import { useAssignees, useMarkInvoices, useTags } from '../../api/marks.ts';
import type { Invoice, Mark } from '../../api/shapes.ts';
import { useMay } from '../../api/use-session.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useInboxText } from '../../text/inbox.ts';
import classes from './inbox.module.css';

export const markKeys: Record<string, Mark> = { c: 'booked', l: 'question', i: 'ignored' };
const icons = { booked: IconCheck, question: IconHelp, ignored: IconX };

interface MarkButtonsProps {
  mark: Mark | null | undefined;
  onMark(mark: Mark | null): void;
}

export function MarkButtons({ mark, onMark }: MarkButtonsProps) {
  const t = useInboxText();
  return (
    <fieldset className={classes.marks} aria-label={t.marks}>
      {Object.entries(markKeys).map(([key, each]) => {
        const Icon = icons[each];
        return (
          <button
            key={each}
            type="button"
            className={classes.mark}
            aria-pressed={mark === each}
            data-printed={mark === each || undefined}
            aria-keyshortcuts={key}
            onClick={() => onMark(mark === each ? null : each)}
          >
            <Icon size={15} aria-hidden /> {t.markDo[each]} <kbd aria-hidden>{key}</kbd>
          </button>
        );
      })}
    </fieldset>
  );
}

interface AssigneeSelectProps {
  value: string | null | undefined;
  onAssign(assignee: string | null): void;
  selectRef?: Ref<HTMLSelectElement>;
}

export function AssigneeSelect({ value, onAssign, selectRef }: AssigneeSelectProps) {
  const t = useInboxText();
  const { data: people = [] } = useAssignees();
  return (
    <label className={classes.field}>
      <span>{t.assignee}</span>
      <select
        ref={selectRef}
        value={value ?? ''}
        aria-keyshortcuts="a"
        onChange={(event) => onAssign(event.currentTarget.value || null)}
      >
        <option value="">{t.nobody}</option>
        {people.map(({ id, name, you }) => (
          <option key={id} value={id}>
            {you ? t.me(name) : name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface BarProps {
  invoice: Pick<Invoice, 'id' | 'mark' | 'assignee' | 'tags'>;
  selectRef?: Ref<HTMLSelectElement>;
  onMark?: (mark: Mark | null) => void;
}

/** Readers see it; those who may, change it. */
export function MarkBar({ invoice, selectRef, onMark }: BarProps) {
  const may = useMay('sync');
  const marking = useMarkInvoices();
  const change = (what: object) => marking.mutate({ ids: [invoice.id], ...what });
  if (!may) return <Shown invoice={invoice} />;
  return (
    <>
      <div className={classes.bar}>
        <MarkButtons mark={invoice.mark} onMark={onMark ?? ((mark) => change({ mark }))} />
        <AssigneeSelect
          value={invoice.assignee}
          onAssign={(assignee) => change({ assignee })}
          {...(selectRef && { selectRef })}
        />
        <Tags
          tags={invoice.tags}
          onAdd={(tag) => change({ addTags: [tag] })}
          onRemove={(tag) => change({ removeTags: [tag] })}
        />
      </div>
      {marking.error && <ErrorState error={marking.error} strip />}
    </>
  );
}

function Shown({ invoice: { mark, assignee, tags } }: { invoice: BarProps['invoice'] }) {
  const t = useInboxText();
  const { data: people = [] } = useAssignees();
  const name = people.find(({ id }) => id === assignee)?.name;
  return <p className="quiet">{[mark ? t.mark[mark] : t.markNone, name ?? t.nobody, ...tags].join(' · ')}</p>;
}

interface TagsProps {
  tags: string[];
  onAdd(tag: string): void;
  onRemove(tag: string): void;
}

function Tags({ tags, onAdd, onRemove }: TagsProps) {
  const t = useInboxText();
  const { data: known = [] } = useTags();
  const [typed, setTyped] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    const tag = typed.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('ro');
    if (tag && !tags.includes(tag)) onAdd(tag);
    setTyped('');
  };
  return (
    <fieldset className={classes.tags} aria-label={t.tags}>
      {tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
          <button type="button" aria-label={t.tagRemove(tag)} onClick={() => onRemove(tag)}>
            <IconX size={12} aria-hidden />
          </button>
        </span>
      ))}
      <form onSubmit={add}>
        <input
          aria-label={t.tagAdd}
          placeholder={t.tagAdd}
          list="tags-in-use"
          maxLength={40}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <datalist id="tags-in-use">
          {known.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </form>
    </fieldset>
  );
}
