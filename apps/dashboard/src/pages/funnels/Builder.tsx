import { useAddress } from '../../address/use-address';
import { Card } from '../../ui/Card';
import { StepsEditor } from './StepsEditor';
import { stepsOf, type FunnelSearch } from './funnel.search';

/** The steps and exclusions of the page's funnel, which the address holds. */
export function Builder() {
  const [search, change] = useAddress<FunnelSearch>();
  return (
    <Card>
      <StepsEditor steps={stepsOf(search)} exclusions={search.exclusions ?? []} change={change} />
    </Card>
  );
}
