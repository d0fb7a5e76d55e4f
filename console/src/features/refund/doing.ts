import type { PersonAction } from '../../api/generated'

/** What a button on the page starts. */
export type Doing = PersonAction | 'report-evidence'
