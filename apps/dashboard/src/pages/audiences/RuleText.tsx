import { useTranslation } from 'react-i18next';
import type { Rule } from '../../api/types';
import { readRule, type Node } from './rule-tree';

/** A rule to be read: groups as indented lists, each condition with its fields. */
export function RuleText({ rule }: { rule: Rule }) {
  return <NodeText node={readRule(rule)} />;
}

function NodeText({ node }: { node: Node }) {
  const { t } = useTranslation();
  if (node.kind === 'condition') {
    const { type, ...fields } = node.condition;
    return (
      <>
        {node.isNot && <b>{t('audiences.not')} </b>}
        {t(`condition.${type}`, { defaultValue: type })}:{' '}
        <code className="rule__fields">
          {Object.entries(fields)
            .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
            .join(', ')}
        </code>
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
