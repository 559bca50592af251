/** A button with the export formats for these invoices. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileExport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ExportRequest } from '../../api/exports.ts';
import { useExportsText } from '../../text/exports.ts';
import { useLanguage } from '../../text/language.tsx';

interface Props {
  filter: Extract<ExportRequest, { kind: 'json' }>['filter'];
  onExport(request: ExportRequest): void;
  busy: boolean;
  children: ReactNode;
}

export function ExportMenu({ filter, onExport, busy, children }: Props) {
  const t = useExportsText();
  const { language } = useLanguage();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconFileExport size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {children}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onExport({ kind: 'search', format: 'xlsx', filter, language })}>
          {t.format.xlsx}
        </Menu.Item>
        <Menu.Item onClick={() => onExport({ kind: 'search', format: 'csv', filter, language })}>
          {t.format.csv}
        </Menu.Item>
        <Menu.Item onClick={() => onExport({ kind: 'saga', filter })}>{t.kind.saga}</Menu.Item>
        <Menu.Item onClick={() => onExport({ kind: 'json', filter })}>{t.kind.json}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
