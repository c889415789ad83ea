import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AnalysisPeople } from '../address/root-search';
import { analysisCsv } from '../api/analyses';
import { ProblemText } from '../ui/Failed';
import { saveFile } from '../ui/csv';

/** The whole list as a file, not only the lines that are shown. */
export function PeopleCsv({ people }: { people: AnalysisPeople }) {
  const { t } = useTranslation();
  const fetched = useMutation({
    mutationFn: () => analysisCsv(people.analysis, people.parameters),
    onSuccess: (file) => saveFile(file, `clientele-${people.analysis}-people.csv`),
  });
  return (
    <>
      <button
        type="button"
        className="btn btn--quiet"
        disabled={fetched.isPending}
        onClick={() => fetched.mutate()}
      >
        {t('people.csv')}
      </button>
      {fetched.isError && (
        <span role="alert">
          <ProblemText error={fetched.error} />
        </span>
      )}
    </>
  );
}
