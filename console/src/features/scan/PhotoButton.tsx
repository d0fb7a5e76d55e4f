import { CameraOutlined } from '@ant-design/icons'
import { Button, Flex } from 'antd'
import { useState, type RefObject } from 'react'
import { asProblem } from '../../api/cache'
import { answerOf, client } from '../../api/client'
import type { Problem } from '../../api/problem'
import { useI18n } from '../../parts/i18n'
import { ProblemAlert } from '../../parts/ProblemAlert'

const mostBytes = 5 * 1024 * 1024

function keepPhoto(file: File) {
  const form = new FormData()
  form.append('file', file)
  // A file has no spelling in JSON: the form is sent as it is.
  return answerOf(client.POST('/api/v1/photos', { body: { file: file.name }, bodySerializer: () => form }))
}

interface Props {
  input: RefObject<HTMLInputElement | null>
  shown: boolean
  photos: string[]
  onPhoto: (id: string) => void
}

/** Pictures of what is on the table; they are kept with the inspection. */
export function PhotoButton({ input, shown, photos, onPhoto }: Props) {
  const { t } = useI18n()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [tooLarge, setTooLarge] = useState(false)
  const add = async (files: FileList | null) => {
    setProblem(undefined)
    const list = [...(files ?? [])]
    setTooLarge(list.some((f) => f.size > mostBytes))
    setBusy(true)
    try {
      for (const file of list.filter((f) => f.size <= mostBytes)) onPhoto((await keepPhoto(file)).id)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div hidden={!shown} className="scan-photos">
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png"
        aria-label={t('scan.photo')}
        onChange={(e) => {
          void add(e.target.files)
          e.target.value = ''
        }}
      />
      <Flex gap={8} align="center">
        <Button icon={<CameraOutlined />} loading={busy} onClick={() => input.current?.click()}>
          {t('scan.photo')} (F2)
        </Button>
        {photos.length > 0 && <span>{t('scan.photos', { n: photos.length })}</span>}
        {tooLarge && (
          <span className="warn" role="alert">
            {t('scan.photoLarge')}
          </span>
        )}
      </Flex>
      {problem && <ProblemAlert problem={problem} title={t('scan.photoFailed')} />}
    </div>
  )
}
