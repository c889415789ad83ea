import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change, resource } from '../../api/resources';
import { sessionQuery } from '../../api/session';
import type { Project } from '../../api/types';
import { Asked } from '../../ui/Asked';
import { Card } from '../../ui/Card';
import { Field, Input } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Outcome } from '../../ui/Outcome';

/** The projects; each has its own rows, currency and time zone. */
export function Projects() {
  const { t } = useTranslation();
  const query = useQuery(resource<{ projects: Project[] }>('/v1/projects'));
  return (
    <Asked query={query}>
      {({ projects }) => (
        <div className="stack narrow">
          {projects.map((project) => (
            <Card key={project.name} title={project.title || project.name} note={project.name}>
              <ProjectForm project={project} />
            </Card>
          ))}
          <Card title={t('settings.newProject')} note={t('settings.newProjectNote')}>
            <ProjectForm />
          </Card>
        </div>
      )}
    </Asked>
  );
}

function ProjectForm({ project }: { project?: Project }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [title, setTitle] = useState(project?.title ?? '');
  const [currency, setCurrency] = useState(project?.currency ?? '');
  const [timeZone, setTimeZone] = useState(
    project?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const saved = useMutation({
    mutationFn: () => {
      const body = { title: title.trim(), timeZone, ...(currency ? { currency } : {}) };
      return project
        ? change(client, 'PATCH', `/v1/projects/${project.name}`, body)
        : change(client, 'POST', '/v1/projects', { name: name.trim(), ...body });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <Form submit={() => saved.mutate()}>
      {!project && (
        <Field label={t('settings.projectName')} note={t('settings.projectNameNote')}>
          <Input value={name} required maxLength={48} onChange={(event) => setName(event.target.value)} />
        </Field>
      )}
      <Field label={t('settings.projectTitle')}>
        <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={t('settings.currency')} note={t('settings.currencyNote')}>
        <Input
          value={currency}
          maxLength={3}
          onChange={(event) => setCurrency(event.target.value.toUpperCase())}
        />
      </Field>
      <Field label={t('settings.timeZone')}>
        <Input value={timeZone} list="time-zones" onChange={(event) => setTimeZone(event.target.value)} />
      </Field>
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Outcome mutation={saved} done={t('settings.saved')} />
      <div>
        <button className="btn" disabled={saved.isPending}>
          {t(project ? 'ui.save' : 'settings.makeProject')}
        </button>
      </div>
    </Form>
  );
}
