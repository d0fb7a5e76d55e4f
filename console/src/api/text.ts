/** A text of the server in both languages; the console shows it as it is. */
export interface Text {
  zh: string
  en: string
}
