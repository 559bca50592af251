/** A button with the export formats for these invoices. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileExport } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { type ExportRequest, type InvoiceSelection, useExportFormats } from '../../api/exports.ts';
import { useLanguage } from '../../text/language.tsx';

interface Props {
  filter: InvoiceSelection;
  onExport(request: ExportRequest): void;
  busy: boolean;
  children: ReactNode;
}

export function ExportMenu({ filter, onExport, busy, children }: Props) {
  const { language } = useLanguage();
  const { data: formats } = useExportFormats(language);
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
        {formats?.map(({ format, title }) => (
          <Fragment key={format}>
            {/* Lists of invoices above, their files below. */}
            {format === 'pdfs' && <Menu.Divider />}
            <Menu.Item onClick={() => onExport({ kind: 'search', format, filter, language })}>
              {title}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
