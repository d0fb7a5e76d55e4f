import { Tooltip } from 'antd'
import { useI18n } from '../parts/i18n'
import { useLiveState } from '../api/live/bus'

export function LiveBadge() {
  const { t } = useI18n()
  const state = useLiveState()
  return (
    <Tooltip title={t('live.hint')}>
      <span className={`live-badge ${state}`} role="status">
        <i aria-hidden />
        {t(`live.${state}`)}
      </span>
    </Tooltip>
  )
}
