/** The message to a company whose right is missing: read, copied or opened in the reader's mail program, then remembered as sent. */
import { Button } from '@mantine/core';
import { useInstructions, useMarkInstructionsSent } from '../../api/company.ts';
import { useContactText } from '../../text/contact.ts';
import { CopyButton } from '../copy-button.tsx';
import { ErrorState } from '../error-state.tsx';
import { Facts } from '../facts.tsx';
import { Loaded } from '../loaded.tsx';
import { SidePanel } from '../side-panel.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import classes from './contact.module.css';

export default function InstructionsPanel({ companyId, onClose }: { companyId: string; onClose(): void }) {
  const t = useContactText().panel;
  const query = useInstructions(companyId);
  const mark = useMarkInstructionsSent(companyId);
  const markSent = () => mark.mutate(undefined, { onSuccess: onClose });
  return (
    <SidePanel opened onClose={onClose} title={t.title}>
      <Loaded query={query} skeleton={<SkeletonRows rows={6} />}>
        {({ to, subject, text, mailto }) => (
          <div className={classes.panel}>
            <p className="quiet">{t.help}</p>
            <Facts
              of={[
                [t.to, to ?? <span className="quiet">{t.noAddress}</span>],
                [t.subject, subject],
              ]}
            />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keyboard. */}
            <section className={classes.message} lang="ro" tabIndex={0} aria-label={t.message}>
              {text}
            </section>
            {mark.error && <ErrorState error={mark.error} strip />}
            <div className={classes.bar}>
              <Button component="a" href={mailto} variant="default">
                {t.open}
              </Button>
              <CopyButton value={text} what={t.message} big />
              <Button loading={mark.isPending} onClick={markSent}>
                {t.mark}
              </Button>
            </div>
          </div>
        )}
      </Loaded>
    </SidePanel>
  );
}
