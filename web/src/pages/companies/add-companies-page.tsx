/** The page for adding companies. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { AddCompanies } from '../../components/companies/add-companies.tsx';
import { Page } from '../../components/page.tsx';
import { useCommonText } from '../../text/common.ts';
import { useStartText } from '../../text/start.ts';
import { SyncNow } from '../home/sync-now.tsx';

export function AddCompaniesPage() {
  const t = useStartText().companies;
  const common = useCommonText();
  return (
    <Page title={t.title} lead={t.lead}>
      <div style={{ maxWidth: 760 }}>
        <AddCompanies
          next={(added) =>
            added > 0 ? (
              <SyncNow />
            ) : (
              <Button component={Link} to={paths.home}>
                {common.notFound.home}
              </Button>
            )
          }
        />
      </div>
    </Page>
  );
}
