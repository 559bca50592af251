/** Asks what the packs of a month are to contain, and requests them as one file. */
import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useRequestExport } from '../../api/exports.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';
import { useSayMonth } from '../../format/say-month.ts';
import { useCommonText } from '../../text/common.ts';
import { useLanguage } from '../../text/language.tsx';
import { useMonthsText } from '../../text/months.ts';
import classes from './months.module.css';

interface Props {
  month: string;
  companies: 'all' | string[];
  count: number;
  onClose(): void;
  onMade(id: string): void;
}

const parts = ['zip', 'xml', 'pdf'] as const;

export default function MakePacks({ month, companies, count, onClose, onMade }: Props) {
  const t = useMonthsText().packs;
  useFocusBack();
  const common = useCommonText();
  const { language } = useLanguage();
  const sayMonth = useSayMonth();
  const making = useRequestExport();
  // PDFs of hundreds of companies take hours: who wants them ticks them.
  const [include, setInclude] = useState<string[]>(['zip', 'xml']);
  const submit = () =>
    making.mutate(
      { kind: 'packs', companies, month, include: parts.filter((part) => include.includes(part)), language },
      { onSuccess: ({ id }) => onMade(id) },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.title(sayMonth(month))}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': common.do.close }}
    >
      <div className={classes.dialog}>
        <p className="quiet">{t.help(count)}</p>
        <Checkbox.Group
          label={t.include}
          value={include}
          onChange={setInclude}
          error={include.length === 0 ? t.includeOne : undefined}
        >
          <Group gap="md" mt="xs">
            {parts.map((part) => (
              <Checkbox key={part} value={part} label={t.files[part]} />
            ))}
          </Group>
        </Checkbox.Group>
        {making.error && <ErrorState error={making.error} strip />}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {common.do.cancel}
        </Button>
        <Button onClick={submit} loading={making.isPending} disabled={include.length === 0}>
          {t.go}
        </Button>
      </Group>
    </Modal>
  );
}
