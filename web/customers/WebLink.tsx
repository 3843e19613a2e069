/** People type `www.huaxin.example`; anything that isn't a web address stays text and can't run as one. */
export function WebLink({ address }: { address: string }) {
  const href = webAddress(address)
  if (!href) return address
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {address}
    </a>
  )
}

export function webAddress(text: string): string | null {
  const url = /^https?:\/\//iu.test(text) ? text : `https://${text}`
  if (!URL.canParse(url) || !new URL(url).hostname.includes('.')) return null
  return new URL(url).href
}
