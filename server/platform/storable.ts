/** Whether PostgreSQL can keep a text: it knows neither the character zero nor half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
