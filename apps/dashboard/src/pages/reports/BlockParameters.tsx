import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { record } from '../../address/read';
import { useFormat } from '../../format/use-format';
import { ParameterFields } from '../../parameters/ParameterFields';
import { descriptors } from '../../parameters/parameter-schema';
import { parameterWords } from '../../parameters/parameter-words';
import { Asked } from '../../ui/Asked';
import { BlockShape } from './BlockShape';
import type { Block } from './ready-blocks';

interface BlockParametersProps {
  block: Block;
  change: (block: Block) => void;
}

/** What the report itself says for all of its parts, and what a page of an answer is. */
const setByReport = ['asOf', 'from', 'to', 'timeZone', 'compare', 'limit', 'offset'];

/** The parameters of an analysis: in words, and as a form when it is opened. */
export function BlockParameters({ block, change }: BlockParametersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(descriptors());
  const parameters = record(block['parameters']) ?? {};
  const words = parameterWords(parameters, t, format).map(({ label, value }) => `${label} ${value}`);
  return (
    <details>
      <summary className="quiet">
        {words.length
          ? `${t('ruleText.condition', { name: t('reports.parameters') })}${t('ui.gap')}${words.join(t('ui.comma'))}`
          : t('reports.parameters')}
      </summary>
      <Asked query={query}>
        {({ analyses }) => {
          const analysis = analyses.find(({ name }) => name === block['analysis']);
          return analysis ? (
            <ParameterFields
              analysis={analysis.name}
              schema={analysis.parameters}
              parameters={parameters}
              leftOut={setByReport}
              change={(next) =>
                // A chart belongs to one level; the table fits every level.
                change({ ...block, parameters: next, view: block['view'] === 'table' ? 'table' : undefined })
              }
            />
          ) : null;
        }}
      </Asked>
      <BlockShape block={block} change={change} />
    </details>
  );
}
