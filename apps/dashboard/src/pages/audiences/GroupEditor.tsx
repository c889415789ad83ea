import { useTranslation } from 'react-i18next';
import type { AudiencePreview } from '../../api/types';
import { Select } from '../../ui/Field';
import { Options } from '../../ui/Options';
import { Popover } from '../../ui/Popover';
import { ConditionEditor } from './ConditionEditor';
import { beginnings } from './condition-forms';
import { deepest, type GroupNode, type Node } from './rule-tree';

export type ConditionMarks = AudiencePreview['conditions'];

interface GroupEditorProps {
  node: GroupNode;
  change: (node: GroupNode) => void;
  remove?: () => void;
  depth: number;
  /** What each condition does to the size, in the order of the conditions; absent until it is counted. */
  marks?: ConditionMarks;
}

type Joining = 'all' | 'any' | 'not-all' | 'none';

const joinings: Record<Joining, Pick<GroupNode, 'isNot' | 'op'>> = {
  all: { isNot: false, op: 'and' },
  any: { isNot: false, op: 'or' },
  'not-all': { isNot: true, op: 'and' },
  none: { isNot: true, op: 'or' },
};

/** Conditions and groups that belong together; a group may hold groups, five deep. */
export function GroupEditor({ node, change, remove, depth, marks }: GroupEditorProps) {
  const { t } = useTranslation();
  const joining = (Object.keys(joinings) as Joining[]).find(
    (each) => joinings[each].isNot === node.isNot && joinings[each].op === node.op,
  );
  const put = (index: number, item: Node) => change({ ...node, items: node.items.with(index, item) });
  const drop = (index: number) => change({ ...node, items: node.items.filter((_, at) => at !== index) });
  const add = (item: Node) => change({ ...node, items: [...node.items, item] });
  return (
    <div className="rule" role="group" aria-label={t(`joining.${joining ?? 'all'}`)}>
      <div className="row">
        <Select
          className="input--inline"
          aria-label={t('audiences.joining')}
          value={joining}
          options={(Object.keys(joinings) as Joining[]).map((value) => ({
            value,
            label: t(`joining.${value}`),
          }))}
          onChange={(event) => change({ ...node, ...joinings[event.target.value as Joining] })}
        />
        <span className="spring" />
        {remove && (
          <button type="button" className="icon" aria-label={t('audiences.removeGroup')} onClick={remove}>
            ✕
          </button>
        )}
      </div>
      <div className="rule__items">
        {node.items.map((item, index) =>
          item.kind === 'group' ? (
            <GroupEditor
              key={index}
              node={item}
              change={(next) => put(index, next)}
              remove={() => drop(index)}
              depth={depth + 1}
              marks={marks?.slice(conditionsBefore(node, index))}
            />
          ) : (
            <ConditionEditor
              key={index}
              node={item}
              change={(next) => put(index, next)}
              remove={() => drop(index)}
              mark={marks?.[conditionsBefore(node, index)]}
            />
          ),
        )}
      </div>
      <div className="row">
        <Popover className="chip chip--add" label={`+ ${t('audiences.condition')}`}>
          {(close) => (
            <Options
              label={t('audiences.condition')}
              options={Object.keys(beginnings).map((value) => ({ value, label: t(`condition.${value}`) }))}
              choose={(type) => {
                const condition = beginnings[type];
                if (condition) add({ kind: 'condition', isNot: false, condition });
                close();
              }}
            />
          )}
        </Popover>
        {depth < deepest - 1 && (
          <button
            type="button"
            className="chip chip--add"
            onClick={() =>
              add({ kind: 'group', isNot: false, op: node.op === 'and' ? 'or' : 'and', items: [] })
            }
          >
            + {t('audiences.group')}
          </button>
        )}
      </div>
    </div>
  );
}

/** How many conditions stand before an item, which is its place among all conditions of the group. */
function conditionsBefore(node: GroupNode, index: number): number {
  return node.items.slice(0, index).reduce((sum, item) => sum + countConditions(item), 0);
}

function countConditions(node: Node): number {
  return node.kind === 'condition' ? 1 : node.items.reduce((sum, item) => sum + countConditions(item), 0);
}
