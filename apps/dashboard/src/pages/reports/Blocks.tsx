import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { Field, Input } from '../../ui/Field';
import { Options } from '../../ui/Options';
import { Popover } from '../../ui/Popover';
import { AudienceForm } from '../audiences/conditions/AudienceForm';
import { BlockParameters } from './BlockParameters';
import { readyBlocks, reportForm, type Block } from './ready-blocks';

interface BlocksProps {
  blocks: Block[];
  change: (blocks: Block[]) => void;
}

/** The parts of a report, in their order. */
export function Blocks({ blocks, change }: BlocksProps) {
  const { t } = useTranslation();
  const put = (index: number, block: Block) => change(blocks.with(index, block));
  const move = (index: number) => {
    const moved = [...blocks];
    moved.splice(index - 1, 0, ...moved.splice(index, 1));
    change(moved);
  };
  return (
    <Card title={t('reports.blocks')} note={t('reports.blocksNote')}>
      <div className="stack">
        {blocks.map((block, index) => (
          <div className="condition" key={index} role="group" aria-label={blockName(t, block)}>
            <div className="row">
              <h3>{blockName(t, block)}</h3>
              <span className="spring" />
              {index > 0 && (
                <button
                  type="button"
                  className="icon"
                  aria-label={t('reports.up')}
                  onClick={() => move(index)}
                >
                  ↑
                </button>
              )}
              <button
                type="button"
                className="icon"
                aria-label={t('ui.remove')}
                onClick={() => change(blocks.filter((_, at) => at !== index))}
              >
                ✕
              </button>
            </div>
            <Field label={t('reports.blockTitle')}>
              <Input
                value={String(block['title'] ?? '')}
                maxLength={200}
                onChange={(event) => put(index, { ...block, title: event.target.value || undefined })}
              />
            </Field>
            {block.type === 'text' && (
              <Field label={t('reports.text')}>
                <textarea
                  className="input"
                  rows={4}
                  required
                  form={reportForm}
                  value={String(block['text'] ?? '')}
                  onChange={(event) => put(index, { ...block, text: event.target.value })}
                />
              </Field>
            )}
            {block.type === 'audience' && (
              <AudienceForm
                condition={{ type: 'audience', id: block['audience'] }}
                put={({ id }) => put(index, { ...block, audience: id })}
              />
            )}
            {block.type === 'analysis' && (
              <BlockParameters block={block} change={(next) => put(index, next)} />
            )}
          </div>
        ))}
        <div>
          <Popover className="chip chip--add" label={`+ ${t('reports.block')}`}>
            {(close) => (
              <Options
                label={t('reports.block')}
                options={Object.keys(readyBlocks).map((value) => ({ value, label: t(`block.${value}`) }))}
                choose={(name) => {
                  const block = readyBlocks[name];
                  if (block) change([...blocks, block]);
                  close();
                }}
              />
            )}
          </Popover>
        </div>
      </div>
    </Card>
  );
}

function blockName(t: TFunction, block: Block): string {
  if (block.type !== 'analysis') return t(`block.${block.type}`);
  if (block['analysis'] === 'overview') return t(isTotals(block) ? 'block.totals' : 'block.days');
  return t(`analysis.${String(block['analysis'])}`, { defaultValue: String(block['analysis']) });
}

/** The analysis answers with the totals unless asked for another level. */
function isTotals({ parameters }: Block): boolean {
  return ((parameters as { level?: string } | undefined)?.level ?? 'totals') === 'totals';
}
