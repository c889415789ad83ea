import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { record } from '../../address/read';
import type { Block } from './ready-blocks';

interface BlockParametersProps {
  block: Block;
  change: (block: Block) => void;
}

/** The parameters of an analysis as JSON: every analysis has its own, and the server checks each by name. */
export function BlockParameters({ block, change }: BlockParametersProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(JSON.stringify(block['parameters'] ?? {}, null, 2));
  const isWrong = parsed(draft) === undefined;
  return (
    <details>
      <summary className="quiet">{t('reports.parameters')}</summary>
      <textarea
        className="input code"
        rows={Math.min(14, draft.split('\n').length + 1)}
        aria-label={t('reports.parameters')}
        aria-invalid={isWrong}
        spellCheck={false}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          const parameters = parsed(event.target.value);
          if (parameters) change({ ...block, parameters });
        }}
      />
      {isWrong && <p className="down">{t('reports.noJson')}</p>}
    </details>
  );
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return record(JSON.parse(text));
  } catch {
    return undefined;
  }
}
