import { useTranslation } from 'react-i18next';
import type { Rule } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { readRule, type Node } from './rule-tree';
import { conditionWords } from './rule-words';

/** A rule to be read: groups as indented lists, each condition in words. */
export function RuleText({ rule }: { rule: Rule }) {
  return <NodeText node={readRule(rule)} />;
}

function NodeText({ node }: { node: Node }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (node.kind === 'condition') {
    const { condition, isNot } = node;
    return (
      <>
        <b>
          {t(isNot ? 'ruleText.not' : 'ruleText.condition', {
            name: t(`condition.${condition.type}`, { defaultValue: condition.type }),
          })}
        </b>
        {t('ui.gap')}
        {conditionWords(condition, t, format)}
      </>
    );
  }
  const joining = node.isNot ? (node.op === 'and' ? 'not-all' : 'none') : node.op === 'and' ? 'all' : 'any';
  return (
    <>
      {t(`joining.${joining}`)}
      <ul>
        {node.items.map((item, index) => (
          <li key={index}>
            <NodeText node={item} />
          </li>
        ))}
      </ul>
    </>
  );
}
