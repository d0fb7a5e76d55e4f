import { Card, Flex, Image } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { answerOf, client } from '../../api/client'
import { dataUrl } from '../../api/transport'
import { useI18n } from '../../parts/i18n'

/** Read with the key in a header, as everything else; a link to it would be refused. */
function Photo({ id }: { id: string }) {
  const path = { id }
  const url = useQuery({
    queryKey: ['photo', id],
    queryFn: async ({ signal }) =>
      dataUrl(await answerOf(client.GET('/api/v1/photos/{id}', { params: { path }, parseAs: 'blob', signal }))),
    // What a number of a picture stands for never changes.
    staleTime: Infinity,
  }).data
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
