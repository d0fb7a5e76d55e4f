import { Segmented } from 'antd'
import { setLanguage, useI18n, type Language } from '../parts/i18n'

export function LanguageSwitch() {
  const { language } = useI18n()
  return (
    <Segmented<Language>
      size="small"
      aria-label="语言 / Language"
      value={language}
      onChange={setLanguage}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  )
}
