/** The sign of the product, as in `public/icon.svg`. */
export function Mark({ size = 24 }: { size?: number }) {
  return <img src="/icon.svg" width={size} height={size} alt="" />
}
