import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address/use-address';
import { resource } from '../../api/resources';
import type { Audience } from '../../api/types';
import { Asked } from '../../ui/Asked';
import { PageHead } from '../../ui/PageHead';
import { AudienceBuilder } from './AudienceBuilder';
import type { BuilderSearch } from './audiences.search';

/** Makes an audience, or changes one. */
export function BuilderPage() {
  const { t } = useTranslation();
  const [{ id }] = useAddress<BuilderSearch>();
  return (
    <>
      <PageHead title={t(id ? 'audiences.change' : 'audiences.new')} lead={t('audiences.builderLead')} />
      {id ? <Existing id={id} /> : <AudienceBuilder />}
    </>
  );
}

function Existing({ id }: { id: string }) {
  const query = useQuery(resource<Audience>(`/v1/audiences/${id}`));
  return (
    <Asked query={query}>
      {(audience) => <AudienceBuilder key={audience.revision} audience={audience} />}
    </Asked>
  );
}
