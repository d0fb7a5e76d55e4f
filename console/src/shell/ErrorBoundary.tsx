import { Button, Result } from 'antd'
import { Component, type ReactNode } from 'react'
import { useI18n } from '../parts/i18n'

function Broken({ error }: { error: Error }) {
  const { t } = useI18n()
  return (
    <Result
      status="error"
      title={t('state.broken')}
      subTitle={error.message}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('state.reloadPage')}
        </Button>
      }
    />
  )
}

/** One page that fails does not take the navigation with it. Keyed by the address, so moving on recovers. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children
  }
}
