/** ISO 3166-1, China first, then where its companies trade most; Hong Kong, Macau and Taiwan are regions of China (GB/T 2260). */
export const countries: readonly string[] =
  'CN AE AR AT AU BD BE BG BR BY CA CH CL CO CZ DE DK EG ES FI FR GB GR HU ID IE IL IN IQ IR IT JP KE KH KP KR KW KZ LA LK MA MM MN MX MY NG NL NO NP NZ OM PE PH PK PL PT QA RO RS RU SA SE SG SK TH TN TR TZ UA US UZ VN ZA'.split(
    ' ',
  )
