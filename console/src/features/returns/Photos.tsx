import { Card, Flex, Image } from 'antd'
import { useEffect, useState } from 'react'
import { dataUrl } from '../../api/http'
import { path } from '../../api/goods'
import { useI18n } from '../../parts/i18n'

/** Read with the key in a header, as everything else; a link to it would be refused. */
function Photo({ id }: { id: string }) {
  const [url, setUrl] = useState('')
  useEffect(() => {
    const abort = new AbortController()
    dataUrl(path('photos', id), abort.signal).then(
      (next) => !abort.signal.aborted && setUrl(next),
      () => {},
    )
    return () => abort.abort()
  }, [id])
  return url ? (
    <Image src={url} alt={id} width={140} height={140} style={{ objectFit: 'cover' }} />
  ) : (
    <code>{id}</code>
  )
}

export function Photos({ ids }: { ids: string[] }) {
  const { t } = useI18n()
  if (ids.length === 0) return null
  return (
    <Card title={t('ret.photos')} className="card-gap">
      <Flex gap={12} wrap>
        {ids.map((id) => (
          <Photo key={id} id={id} />
        ))}
      </Flex>
    </Card>
  )
}
