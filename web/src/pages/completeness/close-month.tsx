/** Asks before a month is closed: how many companies, and what is open of them. In a script of its own, for dialogs are heavy. */
import { Button, Group, Modal } from '@mantine/core';
import { type CompanyMonth, useCloseMonths } from '../../api/months.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';
import { useSayMonth } from '../../format/say-month.ts';
import { useCommonText } from '../../text/common.ts';
import { useMonthsText } from '../../text/months.ts';
import classes from './months.module.css';

interface Props {
  month: string;
  /** Of the companies that it is about; while not all are loaded, of those that are. */
  months: CompanyMonth[];
  companies: 'all' | string[];
  onClose(): void;
  onDone(outcome: { closed: number; left: number }): void;
}

const shownNames = 8;

export default function CloseMonth({ month, months, companies, onClose, onDone }: Props) {
  const t = useMonthsText().close;
  useFocusBack();
  const common = useCommonText();
  const sayMonth = useSayMonth();
  const closing = useCloseMonths();
  const already = months.filter(({ state }) => state === 'closed');
  const open = months.filter(({ state }) => state !== 'closed');
  const missing = open.filter((one) => one.missing > 0);
  const uncovered = open.filter((one) => one.missing === 0 && one.coverage !== 'whole');
  const ready = open.length - missing.length - uncovered.length;
  const unsure = missing.length + uncovered.length;
  const submit = (confirmed: boolean) =>
    closing.mutate(
      { companies, month, confirmed },
      {
        onSuccess: (found) => {
          const closed = found.filter(({ outcome }) => outcome === 'closed').length;
          const left = found.filter(({ outcome }) => outcome === 'missing' || outcome === 'uncovered').length;
          onDone({ closed, left });
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t.title(sayMonth(month))}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': common.do.close }}
    >
      <div className={classes.dialog}>
        <p className="quiet">{t.help}</p>
        {ready > 0 && <StateMark state="calm">{t.ready(ready)}</StateMark>}
        {already.length > 0 && <StateMark state="none">{t.already(already.length)}</StateMark>}
        {missing.length > 0 && <Named state="lost" says={t.missing(missing.length)} of={missing} />}
        {uncovered.length > 0 && <Named state="needs" says={t.uncovered(uncovered.length)} of={uncovered} />}
        {open.length === 0 && <p>{t.nothing}</p>}
        {closing.error && <ErrorState error={closing.error} strip />}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {common.do.cancel}
        </Button>
        {/* Its own button, which says so: nothing that is incomplete is closed by the usual one. */}
        {unsure > 0 && (
          <Button
            variant="default"
            onClick={() => submit(true)}
            loading={closing.isPending && closing.variables.confirmed}
            disabled={closing.isPending}
          >
            {t.anyway(unsure)}
          </Button>
        )}
        <Button
          onClick={() => submit(false)}
          loading={closing.isPending && !closing.variables.confirmed}
          disabled={ready === 0 || closing.isPending}
        >
          {t.go}
        </Button>
      </Group>
    </Modal>
  );
}

function Named({ state, says, of }: { state: 'lost' | 'needs'; says: string; of: CompanyMonth[] }) {
  const names = of.slice(0, shownNames).map(({ name, cif }) => name ?? cif);
  return (
    <div>
      <StateMark state={state} long>
        {says}
      </StateMark>
      <p className={`quiet ${classes.names}`}>
        {names.join(', ')}
        {of.length > shownNames && ` +${of.length - shownNames}`}
      </p>
    </div>
  );
}
