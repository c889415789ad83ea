import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { Field, Input } from '../../ui/Field';
import { reportForm } from './ready-blocks';

export type Channel = { type: 'folder'; folder: string } | { type: 'webhook'; url: string; secret?: string };

interface ChannelsProps {
  channels: readonly Channel[];
  change: (channels: Channel[]) => void;
}

/** Where each revision goes: a folder on the server, or a signed message to an address. */
export function Channels({ channels, change }: ChannelsProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('reports.channels')} note={t('reports.channelsNote')}>
      <div className="stack">
        {channels.map((channel, index) => (
          <div className="row" key={index}>
            <div className="spring">
              <Field label={t(`channel.${channel.type}`)} note={t(`channelNote.${channel.type}`)}>
                <Input
                  required
                  form={reportForm}
                  value={channel.type === 'folder' ? channel.folder : channel.url}
                  onChange={(event) =>
                    change(
                      channels.map((each, at) =>
                        at === index ? withTarget(each, event.target.value) : each,
                      ),
                    )
                  }
                />
              </Field>
              {channel.type === 'webhook' && channel.secret && <p className="secret">{channel.secret}</p>}
            </div>
            <button
              type="button"
              className="icon"
              aria-label={t('ui.remove')}
              onClick={() => change(channels.filter((_, at) => at !== index))}
            >
              ✕
            </button>
          </div>
        ))}
        <div className="row">
          <button
            type="button"
            className="chip chip--add"
            onClick={() => change([...channels, { type: 'folder', folder: '' }])}
          >
            + {t('channel.folder')}
          </button>
          <button
            type="button"
            className="chip chip--add"
            onClick={() => change([...channels, { type: 'webhook', url: '' }])}
          >
            + {t('channel.webhook')}
          </button>
        </div>
      </div>
    </Card>
  );
}

function withTarget(channel: Channel, target: string): Channel {
  return channel.type === 'folder' ? { ...channel, folder: target } : { ...channel, url: target };
}
