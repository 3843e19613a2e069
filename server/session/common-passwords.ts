/**
 * Passwords that are tried first: our own list, put together from the habits that published analyses of Chinese and
 * English leaks describe (Li, Han, Xu: "A Large-Scale Empirical Analysis of Chinese Web Passwords", USENIX Security 2014:
 * digits, dates, pinyin of "I love you", keyboard walks). Words and endings are combined here, some 9,000 in all.
 */
const words = (
  'password passw0rd p@ssword p@ssw0rd admin administrator adminadmin root rootroot user test testtest guest login welcome ' +
  'letmein qwerty qwertyuiop qwe qweqwe qweasd qweasdzxc qazwsx qazwsxedc asd asdasd asdfgh asdfghjkl zxc zxcvbn ' +
  'zxcvbnm abc abcd abcdef abcabc aaa aa a q w qq wo ww as iloveyou loveyou love ilove lovely baby sunshine princess ' +
  'dragon monkey football superman master hello helloworld china beijing shanghai shenzhen guangzhou zhongguo woaini ' +
  'woaizhongguo woaiwojia woaiziji aini wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin ' +
  'xiaoming xiaohong xiaolong laogong laopo baobao baobei mima mimamima denglu huanying nihao nihaoma tiantian ' +
  'kuaile xingfu caonima wodemima windows computer internet company gongsi kefu xiaoshou sales office crm kemai ' +
  '1qaz 1qaz2wsx 1qaz2wsx3edc 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3 q1w2e3r4 zaq12wsx !qaz2wsx abc123 123abc 123qwe ' +
  'changeme secret default system oracle mysql postgres'
).split(' ')

const endings = (
  ' 1 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890 123123 123321 111 1111 11111 111111 000 000000 ' +
  '666 6666 666666 888 8888 888888 520 5201314 1314 1314520 521 520520 168 518 110 119 007 321 4321 654321 ' +
  '1qaz qwe qwer abc asd 01 001 2020 2021 2022 2023 2024 2025 2026 2027 1980 1985 1990 1995 2000 ! !! !@# !@#$ @123 ' +
  '@1234 @123456 #123 _123 .123 123. 123! 123@ @2024 @2025 @2026 !2024 !2025 !2026'
).split(' ')

/** Walks over the keyboard and rows of digits: any stretch of them, either way, is common. */
const walks = [
  '1234567890',
  '0123456789',
  '01234567890123456789',
  '12345678901234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop[]\\',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '!@#$%^&*()_+',
].flatMap((walk) => [walk, [...walk].reverse().join('')])

const known = new Set(words.flatMap((word) => endings.flatMap((ending) => [word + ending, ending + word])))

/** Digits only, as far as people choose them: telephone numbers, dates, QQ numbers. A program tries all of them. */
const digitsOnly = /^\d{1,12}$/

/** @param plain in lower case and NFKC */
export function isCommonPassword(plain: string): boolean {
  return (
    known.has(plain) ||
    digitsOnly.test(plain) ||
    walks.some((walk) => walk.includes(plain)) ||
    isRepeated(plain)
  )
}

/** `abc123abc123`: as easily guessed as one of its parts, where that part is short. */
function isRepeated(plain: string): boolean {
  for (let length = 1; length <= Math.min(6, plain.length / 2); length += 1)
    if (plain.length % length === 0 && plain === plain.slice(0, length).repeat(plain.length / length))
      return true
  return false
}
