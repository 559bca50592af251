/** One export from the request to its file: progress, then the download. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type Export, isInTheMaking, useExport, useRemoveExport } from '../../api/exports.ts';
import { formatBytes, formatNumber } from '../../format/numbers.ts';
import { useExportsText } from '../../text/exports.ts';
import { useLanguage } from '../../text/language.tsx';
import { Loaded } from '../loaded.tsx';
import { ProgressBar } from '../progress-bar.tsx';
import { StateMark } from '../state-mark.tsx';
import classes from './exports.module.css';
import { sayProblems } from './say-problems.ts';

export function ExportProgress({ id, onClose }: { id: string; onClose(): void }) {
  const t = useExportsText();
  const query = useExport(id);
  const remove = useRemoveExport();
  return (
    <section className={`panel ${classes.progress}`} aria-label={t.making}>
      <Loaded query={query} skeleton={null}>
        {(made) => (
          <>
            <div className={classes.wide}>
              <HowFar of={made} />
            </div>
            {made.file && <ExportFile of={made} primary />}
            {isInTheMaking(made) && (
              <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(id)}>
                {t.cancel}
              </Button>
            )}
            {!isInTheMaking(made) && (
              <Button variant="subtle" onClick={onClose}>
                {t.close}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function HowFar({ of: made }: { of: Export }) {
  const t = useExportsText();
  if (made.state === 'failed') return <WhyFailed of={made} />;
  if (made.state === 'cancelled') return <StateMark state="none">{t.state.cancelled}</StateMark>;
  if (made.state === 'done') {
    return (
      <span role="status">
        <StateMark state="calm">{t.ready}</StateMark>{' '}
        <span className="quiet">{sayProblems(made, t) ?? t.resumes}</span>
      </span>
    );
  }
  return <ExportBar of={made} />;
}

function ExportBar({ of: { state, progress } }: { of: Export }) {
  const t = useExportsText();
  const { language } = useLanguage();
  const { done, total } = progress;
  const figures =
    state === 'queued'
      ? ''
      : total === null
        ? t.counting
        : t.progress(formatNumber(done, language), formatNumber(total, language));
  return (
    <ProgressBar
      label={state === 'queued' ? t.waiting : t.making}
      figures={figures}
      done={done}
      total={total ?? 0}
    />
  );
}

function WhyFailed({ of: { code, detail } }: { of: Export }) {
  const t = useExportsText();
  return (
    <StateMark state="lost" long>
      {t.state.failed}.{' '}
      {code === 'invalid_input' ? detail : (t.failure[code ?? 'internal'] ?? t.failure.internal)}
    </StateMark>
  );
}

/** A link, so that the browser can resume an interrupted download. */
export function ExportFile({ of: { file }, primary }: { of: Export; primary?: boolean }) {
  const t = useExportsText();
  const { language } = useLanguage();
  if (!file) return null;
  return (
    <Button
      component="a"
      href={file.url}
      download={file.name}
      size={primary ? 'sm' : 'compact-sm'}
      variant={primary ? 'filled' : 'default'}
      leftSection={<IconDownload size={15} aria-hidden />}
      aria-label={t.downloadWhat(file.name)}
      title={file.name}
    >
      {t.download}
      {primary && ` (${formatBytes(file.sizeBytes, language)})`}
    </Button>
  );
}
