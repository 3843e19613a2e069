/**
 * Stands in for zod in the browser. Of an endpoint the pages use only the method and the path; bodies are checked
 * by the compiler here and by the schemas on the server. Without them the first page is 27 kB lighter (brotli), and
 * some hundred schemas needn't be built before it shows.
 */
const schema: unknown = new Proxy(() => schema, {
  get: (_, name) => {
    if (/parse/i.test(String(name))) throw new Error('Schemas are checked on the server, not in the browser')
    return schema
  },
  apply: () => schema,
})

export const z = schema
