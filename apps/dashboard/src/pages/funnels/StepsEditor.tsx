import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { propertyName } from '../../ui/property-name';
import { Popover } from '../../ui/Popover';
import { ExclusionForm } from './ExclusionForm';
import { StepForm } from './StepForm';
import { stepName, stepNames } from './event-names';
import { leastSteps, mostSteps, type FunnelExclusion, type FunnelStep } from './funnel.search';

interface StepsEditorProps {
  steps: readonly FunnelStep[];
  exclusions: readonly FunnelExclusion[];
  change: (part: { steps?: FunnelStep[]; exclusions?: FunnelExclusion[] }) => void;
}

/** The steps, each a button that opens its form; new steps and exclusions stand at the end. */
export function StepsEditor({ steps, exclusions, change }: StepsEditorProps) {
  const { t } = useTranslation();
  const names = stepNames(t, steps);
  const put = (index: number, step: FunnelStep) => change({ steps: steps.with(index, step) });
  const move = (index: number, by: number) => {
    const moved = [...steps];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    change({ steps: moved });
  };
  return (
    <ol className="fsteps" aria-label={t('funnels.steps')}>
      {steps.map((step, index) => (
        <li key={index}>
          <Popover
            className="fstep"
            label={
              <>
                <b>
                  <i>{index + 1}</i>
                  {names[index]}
                </b>
                <span>{whereText(t, step)}</span>
              </>
            }
          >
            {(close) => (
              <StepForm
                step={step}
                close={close}
                put={(next) => put(index, next)}
                move={{
                  earlier: index > 0 ? () => move(index, -1) : undefined,
                  later: index < steps.length - 1 ? () => move(index, 1) : undefined,
                }}
                remove={
                  steps.length > leastSteps
                    ? () => change({ steps: steps.filter((_, at) => at !== index) })
                    : undefined
                }
              />
            )}
          </Popover>
        </li>
      ))}
      {steps.length < mostSteps && (
        <li>
          <Popover className="chip chip--add" label={`+ ${t('funnels.step')}`}>
            {(close) => <StepForm close={close} put={(step) => change({ steps: [...steps, step] })} />}
          </Popover>
        </li>
      )}
      {exclusions.map((exclusion, index) => (
        <li key={`exclusion ${index}`}>
          <span className="chip chip--plain">
            {t(`exclusion.${exclusion.mode}`)} <em>{stepName(t, exclusion)}</em>
            <button
              type="button"
              className="chip__remove"
              aria-label={t('ui.remove')}
              onClick={() => {
                const left = exclusions.filter((_, at) => at !== index);
                change({ exclusions: left.length ? left : undefined });
              }}
            >
              ✕
            </button>
          </span>
        </li>
      ))}
      <li>
        <Popover className="chip chip--add" label={t('funnels.exclude')}>
          {(close) => (
            <ExclusionForm
              add={(exclusion) => {
                change({ exclusions: [...exclusions, exclusion] });
                close();
              }}
            />
          )}
        </Popover>
      </li>
    </ol>
  );
}

function whereText(t: TFunction, step: FunnelStep): string {
  const parts = Object.entries(step.where ?? {}).map(
    ([property, values]) => `${propertyName(t, property)}: ${values.join(', ')}`,
  );
  return parts.join(' · ') || t('funnels.any');
}
