/** The same keys, any sentences: a catalogue in another language that lacks a key doesn't compile. */
export type Shape<Catalogue> = {
  [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Shape<Catalogue[Key]>
}
