import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useState } from 'react'

const typingMs = 350

/** Applies what is typed once the typing pauses, or at once with Enter (a scanner's last key). */
export function SearchInput({
  value,
  label,
  onChange,
  icon = false,
  width,
}: {
  value: string
  label: string
  onChange: (text: string) => void
  icon?: boolean
  width?: number
}) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), typingMs)
    return () => clearTimeout(timer)
  })
  return (
    <Input
      allowClear
      prefix={icon ? <SearchOutlined className="quiet" /> : undefined}
      style={{ width: width ?? 160 }}
      value={text}
      maxLength={64}
      placeholder={label}
      aria-label={label}
      onChange={(e) => setText(e.target.value)}
      onPressEnter={() => onChange(text)}
    />
  )
}
