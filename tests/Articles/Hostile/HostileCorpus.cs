using System.IO.Compression;
using System.Text;

namespace Pipeline.Articles.Tests.Hostile;

/// <summary>Small files that nobody sends by mistake, and files that people do: each must end as an article or as a rejection.</summary>
internal static class HostileCorpus
{
    private const string Sentence = "The harbour office said on Tuesday that the ferries would run all night from June.";

    public static Dictionary<string, Func<byte[]>> Files { get; } = Build();

    public static byte[] Repeat(string part, int times)
    {
        byte[] one = Encoding.UTF8.GetBytes(part);
        byte[] all = new byte[one.Length * times];
        for (int i = 0; i < times; i++)
        {
            one.CopyTo(all, i * one.Length);
        }

        return all;
    }

    public static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] bytes) in files)
            {
                using Stream file = zip.CreateEntry(name).Open();
                file.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private static Dictionary<string, Func<byte[]>> Build()
    {
        var files = new Dictionary<string, Func<byte[]>>();
        Encodings(files);
        Characters(files);
        Html(files);
        Json(files);
        Xml(files);
        Archives(files);
        Markdown(files);
        PlainText(files);
        Truncated(files);
        return files;
    }

    private static void Encodings(Dictionary<string, Func<byte[]>> files)
    {
        foreach (
            string name in (ReadOnlySpan<string>)
                [
                    "utf-8",
                    "utf-16",
                    "utf-16BE",
                    "utf-32",
                    "windows-1251",
                    "windows-1253",
                    "windows-1256",
                    "koi8-r",
                    "shift_jis",
                    "gb18030",
                    "big5",
                    "euc-kr",
                    "iso-8859-2",
                    "ibm437",
                    "utf-7",
                ]
        )
        {
            string text = name switch
            {
                "windows-1251" or "koi8-r" => "Портовое управление сообщило во вторник, что паромы будут ходить всю ночь.",
                "windows-1253" => "Το γραφείο του λιμανιού είπε την Τρίτη ότι τα πλοία θα πηγαίνουν όλη νύχτα.",
                "windows-1256" => "قال مكتب الميناء يوم الثلاثاء إن العبارات ستعمل طوال الليل.",
                "shift_jis" => "港湾事務所は火曜日、フェリーが六月から終夜運航すると発表した。",
                "gb18030" or "big5" => "港務局週二表示，渡輪將從六月起通宵運行。",
                "euc-kr" => "항만청은 화요일 페리가 6월부터 밤새 운항한다고 밝혔다.",
                "iso-8859-2" => "Zarząd portu poinformował we wtorek, że promy będą kursować całą noc.",
                _ => Sentence + " Café, naïve, Łódź.",
            };
            files[$"encoded-{name}.txt"] = () => (name == "utf-7" ? Encoding.ASCII.GetBytes("+AGEAYg- " + Sentence) : Encode(name, text));
            files[$"page-{name}.html"] = () =>
                Encode(name == "utf-7" ? "utf-8" : name, $"<html><head><meta charset=\"{name}\"></head><body><p>{text}</p></body></html>");
        }

        files["bom-utf8-only.txt"] = () => [0xEF, 0xBB, 0xBF];
        files["bom-utf16-only.txt"] = () => [0xFF, 0xFE];
        files["bom-utf16be-only.txt"] = () => [0xFE, 0xFF];
        files["bom-utf32-only.txt"] = () => [0xFF, 0xFE, 0, 0];
        files["bom-utf32be-only.txt"] = () => [0, 0, 0xFE, 0xFF];
        files["bom-twice.txt"] = () => [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sentence)];
        files["bom-of-the-other.txt"] = () => [0xFE, 0xFF, .. Encoding.Unicode.GetBytes(Sentence)];
        files["bom-then-latin1.txt"] = () => [0xEF, 0xBB, 0xBF, .. "caf"u8, 0xE9, .. " closed."u8];
        files["utf16-odd-length.txt"] = () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sentence), 0x41];
        files["utf16-no-bom.txt"] = () => Encoding.Unicode.GetBytes(Sentence);
        files["utf16be-no-bom.txt"] = () => Encoding.BigEndianUnicode.GetBytes(Sentence);
        files["utf16-lone-high.txt"] = () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\uD83Db " + Sentence)];
        files["utf16-lone-low.txt"] = () => [0xFF, 0xFE, 0x00, 0xDC, .. Encoding.Unicode.GetBytes(Sentence)];
        files["utf16-swapped-pair.txt"] = () => [0xFF, 0xFE, 0x00, 0xDE, 0x3D, 0xD8, .. Encoding.Unicode.GetBytes(Sentence)];
        files["utf32-beyond-unicode.txt"] = () => [0xFF, 0xFE, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0x41, 0, 0, 0];
        files["utf8-overlong.txt"] = () => [0xC0, 0xAF, .. Encoding.UTF8.GetBytes(Sentence)];
        files["utf8-surrogate.txt"] = () => [0xED, 0xA0, 0x80, .. Encoding.UTF8.GetBytes(Sentence)];
        files["utf8-five-bytes.txt"] = () => [0xF8, 0x88, 0x80, 0x80, 0x80, .. Encoding.UTF8.GetBytes(Sentence)];
        files["utf8-all-continuations.txt"] = () => [.. Enumerable.Repeat((byte)0x80, 500)];
        files["utf8-all-leads.txt"] = () => [.. Enumerable.Repeat((byte)0xE2, 500)];
        files["utf8-cut-in-character.txt"] = () => Encoding.UTF8.GetBytes("Łódź and again Łódź, said the café owner — é")[..^1];
        files["utf8-and-latin1-mixed.txt"] = () =>
            [.. Encoding.UTF8.GetBytes("Łódź, Kraków, Gdańsk — "), 0xE9, 0x20, .. Encoding.UTF8.GetBytes(Sentence)];
        files["all-bytes.txt"] = () => [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        files["high-bytes.txt"] = () => [.. Enumerable.Range(0, 2000).Select(value => (byte)(128 + (value % 128)))];
        files["ff.txt"] = () => [.. Enumerable.Repeat((byte)0xFF, 1000)];
        files["charset-lies.html"] = () => Encoding.UTF8.GetBytes($"<meta charset=utf-16><p>{Sentence} Łódź</p>");
        files["charset-unknown.html"] = () =>
            [.. Encoding.UTF8.GetBytes("<meta charset=klingon><p>caf"), 0xE9, .. Encoding.UTF8.GetBytes($" {Sentence}</p>")];
        files["charset-endless.html"] = () => Encoding.UTF8.GetBytes($"<meta charset={new string('x', 5000)}><p>{Sentence}</p>");
        files["charset-user-defined.html"] = () =>
            [.. "<meta charset=x-user-defined><p>"u8, 0xE9, 0xF0, .. Encoding.UTF8.GetBytes(Sentence)];
    }

    private static byte[] Encode(string name, string text)
    {
        Encoding encoding = name switch
        {
            "utf-8" => Encoding.UTF8,
            "utf-16" => Encoding.Unicode,
            "utf-16BE" => Encoding.BigEndianUnicode,
            "utf-32" => Encoding.UTF32,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(name)!,
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    private static void Characters(Dictionary<string, Func<byte[]>> files)
    {
        (string Name, string Text)[] texts =
        [
            ("nul-first", "\0" + Sentence),
            ("nul-every-word", Sentence.Replace(" ", "\0", StringComparison.Ordinal)),
            ("one-nul-in-much", string.Concat(Enumerable.Repeat(Sentence, 50)) + "\0"),
            ("controls", "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000E\u000F"),
            ("c1-controls", "\u0080\u0085\u0099\u009F " + Sentence),
            ("escape-sequences", "\u001B[31mred\u001B[0m " + Sentence),
            ("bells", new string('\a', 300)),
            ("bidi-override", "user \u202Etxt.exe\u202C " + Sentence),
            ("bidi-isolates", "\u2066\u2067\u2068 " + Sentence),
            ("bidi-unclosed", new string('\u202E', 1000) + Sentence),
            ("marks-only", "\u200E\u200F\u061C"),
            ("zero-width-only", "\u200B\u200C\u200D\uFEFF"),
            ("zero-width-between", string.Join('\u200B', Sentence.ToCharArray())),
            ("soft-hyphens", string.Join('\u00AD', Sentence.ToCharArray())),
            ("word-joiners", string.Join('\u2060', Sentence.ToCharArray())),
            ("zalgo", "a" + string.Concat(Enumerable.Repeat("\u0300\u0316\u0334", 3000)) + Sentence),
            ("combining-first", "\u0301 " + Sentence),
            ("combining-only", new string('\u0301', 500)),
            ("enclosing", "a\u20DDb\u20E3 " + Sentence),
            ("hangul-jamo", "\u1112\u1161\u11AB\u1100\u116E\u11A8 " + Sentence),
            ("hangul-old-jamo", new string('\u1100', 2000)),
            ("composition-exclusions", "\u0958\u0F43\u2ADC\uFB1D " + Sentence),
            ("singletons", "\u212B\u2126\u212A\u0340\u0343 " + Sentence),
            ("tags", "\U000E0041\U000E0042\U000E007F " + Sentence),
            ("variation-selectors", "☃\uFE0F☃\uFE0E\U000E0100 " + Sentence),
            ("private-use", "\uE000\uF8FF\U0010FFFD " + Sentence),
            ("noncharacters", "\uFFFE\uFFFF\uFDD0\U0001FFFE " + Sentence),
            ("replacement-characters", new string('\uFFFD', 400)),
            ("emoji-family", "👨‍👩‍👧‍👦 " + Sentence),
            ("flags", "🇰🇿🇰🇿🇰 " + Sentence),
            ("astral-only", string.Concat(Enumerable.Repeat("𝔸𝕓𝕔", 300))),
            ("line-separators", "a\u2028b\u2029c\u0085d\fe\vf " + Sentence),
            ("all-spaces", "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000"),
            ("ideographic-spaces", "　　" + Sentence),
            ("only-punctuation", "... --- !!! ???"),
            ("only-quotes", new string('"', 2000)),
            ("only-digits", new string('7', 2000)),
            ("old-mac-line-ends", Sentence.Replace(' ', '\r')),
            ("mixed-line-ends", "a\r\nb\nc\rd\n\re " + Sentence),
            ("cr-cr-lf", $"{Sentence}\r\r\n{Sentence}"),
            ("tabs", new string('\t', 500) + Sentence),
            ("turkish-i", "İIıi İSTANBUL " + Sentence),
            ("sharp-s", "ẞß STRASSE " + Sentence),
            ("ligatures", "ﬁﬂﬀ ﷺ " + Sentence),
            ("right-to-left", "שלום עולם، مرحبا بالعالم."),
            ("thai", "กรมท่าเรือกล่าวเมื่อวันอังคารว่าเรือเฟอร์รี่จะวิ่งตลอดคืน"),
            ("mongolian-vowel-separator", "ᠮᠣᠩᠭ\u180Eᠣᠯ " + Sentence),
            ("interlinear", "\uFFF9a\uFFFAb\uFFFB " + Sentence),
            ("object-replacement", "\uFFFC " + Sentence),
        ];
        foreach ((string name, string text) in texts)
        {
            files[$"chars-{name}.txt"] = () => Encoding.UTF8.GetBytes(text);
            files[$"chars-{name}.html"] = () =>
                Encoding.UTF8.GetBytes($"<html><head><title>{text}</title></head><body><h1>{text}</h1><p>{text}</p></body></html>");
        }
    }

    private static void Html(Dictionary<string, Func<byte[]>> files)
    {
        string[] openers =
        [
            "<div>",
            "<b>",
            "<a>",
            "<p><b>",
            "<font color=x>",
            "<b><div>",
            "<a><b>x</a>",
            "<table>",
            "<table><td>",
            "<table><tr><td>",
            "<ul><li>",
            "<dl><dd>",
            "<svg>",
            "<svg><g>",
            "<math><mi>",
            "<template>",
            "<select><option>",
            "<nobr>",
            "<button>",
            "<form>",
            "<i><b><p></i>",
            "<blockquote>",
            "<span>",
            "<foo>",
            "<foo/>",
            "<div/>",
            "<h1>",
            "<frameset>",
            "<noscript>",
            "<iframe>",
            "<object>",
            "<ruby><rt>",
            "<details><summary>",
            "<marquee>",
            "<applet>",
            "<center><table>",
            "<em><em>",
            "<label><input>",
            "<x-y>",
        ];
        foreach (string opener in openers)
        {
            string name = string.Concat(opener.Where(char.IsAsciiLetterOrDigit));
            files[$"html-few-{name}{opener.Length}.html"] = () =>
                [.. "<html><body>"u8, .. Repeat(opener, 150), .. Encoding.UTF8.GetBytes(Sentence)];
            files[$"html-bottomless-{name}{opener.Length}.html"] = () =>
                [.. "<html><body>"u8, .. Repeat(opener, 20_000), .. Encoding.UTF8.GetBytes(Sentence)];
        }

        (string Name, string Html)[] pages =
        [
            ("empty-tags", "<html><head></head><body></body></html>"),
            ("only-script", "<html><body><script>alert('The script says something long enough to be a sentence.')</script></body></html>"),
            ("script-never-ends", $"<p>{Sentence}</p><script>var x = '"),
            ("comment-never-ends", $"<p>{Sentence}</p><!-- {Sentence}"),
            ("comment-odd-end", $"<!--><p>{Sentence}</p><!---><!--->-->"),
            ("cdata-in-html", $"<p><![CDATA[{Sentence}]]></p>"),
            ("attribute-never-ends", $"<p>{Sentence}</p><a href=\"x"),
            ("tag-never-ends", $"<p>{Sentence}</p><a "),
            ("only-lt", "<"),
            ("lt-lt", new string('<', 3000)),
            ("lt-question", "<?" + Sentence),
            ("lt-bang", "<!" + Sentence),
            ("doctype-only", "<!DOCTYPE html>"),
            ("no-body", "<html><head><title>T</title></head></html>"),
            ("frameset", "<html><frameset><frame src=x></frameset></html>"),
            ("plaintext", $"<html><body><plaintext>{Sentence}</body>"),
            ("nested-forms", $"<form><form><form><p>{Sentence}</p>"),
            ("body-in-body", $"<body><body><p>{Sentence}</p></body></body>"),
            ("html-after-html", $"<html><p>{Sentence}</p></html><html><p>{Sentence}</p>"),
            ("title-with-markup", $"<title><b>{Sentence}</b></title><p>{Sentence}</p>"),
            ("hidden-all", $"<div style='display:none'><p>{Sentence}</p></div>"),
            ("aria-hidden-all", $"<div aria-hidden=true><p>{Sentence}</p></div>"),
            ("all-nav", $"<nav><p>{Sentence}</p></nav>"),
            ("all-comments", $"<div class=comments><p>{Sentence}</p></div>"),
            ("entity-nul", $"<p>&#0; &#x0; {Sentence}</p>"),
            ("entity-surrogate", $"<p>&#xD800; &#xDFFF; {Sentence}</p>"),
            ("entity-beyond", $"<p>&#x110000; &#99999999999; {Sentence}</p>"),
            ("entity-no-semicolon", $"<p>&ampamp &lt &notit; {Sentence}</p>"),
            ("entity-control", $"<p>&#1;&#2;&#127;&#128; {Sentence}</p>"),
            ("entity-bidi", $"<p>&#x202E;&#x2066; {Sentence}</p>"),
            ("nbsp-only", "<p>&nbsp;&nbsp;</p>"),
            ("img-only", "<img src=x alt=y><img src=z>"),
            ("base-href", $"<base href='javascript:alert(1)'><p>{Sentence}</p>"),
            ("javascript-url", $"<link rel=canonical href='javascript:alert(1)'><p>{Sentence}</p>"),
            ("meta-refresh", $"<meta http-equiv=refresh content='0;url=http://evil.example'><p>{Sentence}</p>"),
            ("onerror", $"<p onerror=alert(1)>{Sentence}<img src=x onerror=alert(1)></p>"),
            ("svg-script", $"<svg><script>alert(1)</script><text>{Sentence}</text></svg>"),
            ("many-attributes", $"<p {string.Concat(Enumerable.Range(0, 3000).Select(i => $"a{i}=1 "))}>{Sentence}</p>"),
            ("long-attribute", $"<p class=\"{new string('x', 50_000)}\">{Sentence}</p>"),
            ("many-classes", $"<p class=\"{string.Concat(Enumerable.Repeat("related-stories newsletter ", 2000))}\">{Sentence}</p>"),
            ("long-tag-name", $"<{new string('a', 50_000)}>{Sentence}"),
            ("tag-in-tag", $"<p <p <p>{Sentence}</p>"),
            ("quotes-in-tags", $"<p a='\"' b=\"'\" c=`>{Sentence}</p>"),
            ("ld-broken", $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":</script><p>{Sentence}</p>"),
            ("ld-deep", $"<script type='application/ld+json'>{new string('[', 5000)}</script><p>{Sentence}</p>"),
            (
                "ld-wrong-kinds",
                "<script type='application/ld+json'>{\"@type\":[1,null,\"NewsArticle\"],\"headline\":{},\"author\":[[[[]]],7],"
                    + $"\"datePublished\":[],\"publisher\":\"x\"}}</script><p>{Sentence}</p>"
            ),
            (
                "ld-self-reference",
                "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"@id\":\"#a\",\"headline\":\"T\","
                    + $"\"author\":{{\"@id\":\"#a\"}},\"mainEntity\":{{\"@id\":\"#a\"}}}}]}}</script><p>{Sentence}</p>"
            ),
            (
                "ld-lone-surrogate",
                $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"\\ud800 x\"}}</script><p>{Sentence}</p>"
            ),
            (
                "ld-lone-surrogate-in-a-name",
                $"<script type='application/ld+json'>{{\"\\ud800\":1,\"@type\":\"NewsArticle\"}}</script><p>{Sentence}</p>"
            ),
            (
                "ld-number-date",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":99999999999999999999}</script>"
                    + $"<p>{Sentence}</p>"
            ),
            ("ld-many", string.Concat(Enumerable.Repeat("<script type='application/ld+json'>{}</script>", 3000)) + $"<p>{Sentence}</p>"),
            ("date-impossible", $"<meta property=article:published_time content=2022-02-31><p>{Sentence}</p>"),
            ("date-year-zero", $"<time datetime=0000-00-00>0</time><p>{Sentence}</p>"),
            ("date-far-future", $"<meta property=article:published_time content=2199-12-31T23:59:59Z><p>{Sentence}</p>"),
            ("date-at-the-edge", $"<meta property=article:published_time content=1700-01-01T00:00:00+14:00><p>{Sentence}</p>"),
            ("date-long", $"<meta name=date content='{new string('1', 5000)}'><p>{Sentence}</p>"),
            ("canonical-odd", $"<link rel=canonical href='http://[::1'><p>{Sentence}</p>"),
            ("title-huge", $"<title>{new string('T', 100_000)}</title><p>{Sentence}</p>"),
            ("author-huge", $"<meta name=author content='{string.Concat(Enumerable.Repeat("Jane Doe, ", 5000))}'><p>{Sentence}</p>"),
            (
                "caption-many",
                string.Concat(Enumerable.Repeat("<figure><figcaption>A ferry leaves. Photo: Sam Reed</figcaption></figure>", 1000))
                    + $"<p>{Sentence}</p>"
            ),
            ("br-many", string.Concat(Enumerable.Repeat("<br>", 5000)) + Sentence),
            ("p-empty-many", string.Concat(Enumerable.Repeat("<p></p>", 5000)) + Sentence),
        ];
        foreach ((string name, string html) in pages)
        {
            files[$"html-{name}.html"] = () => Encoding.UTF8.GetBytes(html);
        }

        files["html-entity-bomb.html"] = () => [.. "<p>"u8, .. Repeat("&CounterClockwiseContourIntegral;", 2000)];
        files["html-formatting-amplified.html"] = () =>
            [
                .. "<body>"u8,
                .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $"<p><font color={i}>"))),
                .. Repeat("<p>x</p>", 2000),
            ];
        files["html-unmatched-ends.html"] = () => [.. Repeat("<b>", 300), .. Repeat("</div>", 20_000)];
    }

    private static void Json(Dictionary<string, Func<byte[]>> files)
    {
        (string Name, string Text)[] documents =
        [
            ("empty-object", "{}"),
            ("empty-array", "[]"),
            ("null", "null"),
            ("number", "42"),
            ("open-brace", "{"),
            ("open-bracket", "["),
            ("unclosed", "{\"title\":\"T\",\"text\":\"x"),
            ("trailing-comma", $"{{\"title\":\"T\",\"text\":\"{Sentence}\",}}"),
            ("comment", $"{{/* c */\"title\":\"T\",\"text\":\"{Sentence}\"}}"),
            ("duplicate-members", $"{{\"title\":\"A\",\"title\":\"B\",\"text\":\"{Sentence}\"}}"),
            ("deep-arrays", new string('[', 10_000)),
            ("deep-objects", string.Concat(Enumerable.Repeat("{\"article\":", 1000))),
            ("lone-surrogate", "{\"title\":\"\\ud800\",\"text\":\"\\udc00 " + Sentence + "\"}"),
            ("lone-surrogate-in-a-name", "{\"te\\ud800t\":1,\"title\":\"T\",\"text\":\"" + Sentence + "\"}"),
            ("nul-escape", $"{{\"title\":\"\\u0000\",\"text\":\"\\u0000{Sentence}\"}}"),
            ("wrong-kinds", "{\"title\":[],\"text\":{},\"date\":true,\"authors\":{\"a\":1}}"),
            ("text-null", "{\"title\":\"T\",\"text\":null}"),
            ("authors-nested", $"{{\"title\":\"T\",\"authors\":[[[[\"x\"]]]],\"text\":\"{Sentence}\"}}"),
            ("date-number", $"{{\"title\":\"T\",\"date\":-1e308,\"text\":\"{Sentence}\"}}"),
            ("date-epoch", $"{{\"title\":\"T\",\"date\":1641772800,\"text\":\"{Sentence}\"}}"),
            ("wrapped-in-itself", $"{{\"article\":{{\"article\":{{\"article\":{{\"title\":\"T\",\"text\":\"{Sentence}\"}}}}}}}}"),
            ("html-in-text", $"{{\"title\":\"<b>T</b>\",\"text\":\"<p>{Sentence}</p><script>alert(1)</script>\"}}"),
            ("bottomless-html-in-text", $"{{\"title\":\"T\",\"text\":\"{string.Concat(Enumerable.Repeat("<ul><li>", 20_000))}\"}}"),
            ("not-json-at-all", "{this is not json} " + Sentence),
            ("infinity", "{\"title\":Infinity}"),
            ("big-number", "{\"title\":" + new string('9', 5000) + "}"),
            (
                "ninjs-bodies",
                $"{{\"headlines\":[{{\"role\":\"main\",\"value\":\"T\"}}],\"bodies\":[{{\"role\":\"main\",\"value\":\"{Sentence}\"}}]}}"
            ),
            ("ninjs-bodies-wrong", "{\"headlines\":[1,2],\"bodies\":[null,{}]}"),
            ("array-of-one", $"[{{\"title\":\"T\",\"text\":\"{Sentence}\"}}]"),
            ("array-of-two", "[{\"title\":\"T\"},{\"title\":\"U\"}]"),
        ];
        foreach ((string name, string text) in documents)
        {
            files[$"json-{name}.json"] = () => Encoding.UTF8.GetBytes(text);
        }
    }

    private static void Xml(Dictionary<string, Func<byte[]>> files)
    {
        const string Laughs =
            "<!DOCTYPE nitf [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
            + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><nitf><body><body.content><p>&d;</p></body.content></body></nitf>";
        (string Name, string Text)[] documents =
        [
            ("billion-laughs", Laughs),
            (
                "external-entity",
                "<!DOCTYPE nitf [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><nitf><body><body.content>"
                    + "<p>&x;</p></body.content></body></nitf>"
            ),
            (
                "external-dtd",
                "<!DOCTYPE nitf SYSTEM \"http://evil.example/x.dtd\"><nitf><body><body.content>"
                    + $"<p>{Sentence}</p></body.content></body></nitf>"
            ),
            ("parameter-entity", "<!DOCTYPE nitf [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]><nitf><body/></nitf>"),
            ("unclosed", "<nitf><body>"),
            ("mismatched", "<nitf><body></nitf></body>"),
            ("empty-nitf", "<nitf/>"),
            ("empty-rss", "<rss><channel></channel></rss>"),
            ("empty-feed", "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>"),
            (
                "one-item",
                $"<rss><channel><title>P</title><item><title>T</title><description>{Sentence}</description></item></channel></rss>"
            ),
            ("two-items", "<rss><channel><item><title>T</title></item><item><title>U</title></item></channel></rss>"),
            (
                "no-namespace-newsitem",
                $"<newsItem><contentMeta><headline>T</headline></contentMeta><contentSet><inlineData>{Sentence}</inlineData></contentSet>"
                    + "</newsItem>"
            ),
            ("unknown-root", "<?xml version=\"1.0\"?><invoice><line>1</line></invoice>"),
            (
                "cdata-bomb",
                "<rss><channel><item><title>T</title><description><![CDATA["
                    + new string('<', 5000)
                    + "]]></description></item></channel></rss>"
            ),
            (
                "html-in-cdata",
                $"<rss><channel><item><title>T</title><description><![CDATA[<p>{Sentence}</p><script>x</script>]]></description></item>"
                    + "</channel></rss>"
            ),
            (
                "processing-instructions",
                $"<?x y?><?xml-stylesheet href='javascript:1'?><nitf><body><body.content><p>{Sentence}</p></body.content></body></nitf>"
            ),
            ("illegal-character", "<rss><channel><item><title>T\u0001</title></item></channel></rss>"),
            ("character-reference-nul", "<rss><channel><item><title>&#0;</title></item></channel></rss>"),
            ("undeclared-prefix", "<rss><channel><item><x:title>T</x:title></item></channel></rss>"),
            (
                "encoding-lies",
                $"<?xml version=\"1.0\" encoding=\"utf-16\"?><nitf><body><body.content><p>{Sentence}</p></body.content></body></nitf>"
            ),
            ("xml-declaration-late", $"  <?xml version=\"1.0\"?><nitf><body><body.content><p>{Sentence}</p></body.content></body></nitf>"),
            ("many-attributes", $"<nitf {string.Concat(Enumerable.Range(0, 2000).Select(i => $"a{i}=\"1\" "))}/>"),
            ("duplicate-attribute", "<nitf a=\"1\" a=\"2\"/>"),
            (
                "date-odd",
                "<nitf><head><docdata><date.issue norm=\"99999999T999999Z\"/></docdata></head><body><body.content>"
                    + $"<p>{Sentence}</p></body.content></body></nitf>"
            ),
            (
                "date-basic",
                "<nitf><head><docdata><date.issue norm=\"20220110T103000Z\"/></docdata></head><body><body.content>"
                    + $"<p>{Sentence}</p></body.content></body></nitf>"
            ),
        ];
        foreach ((string name, string text) in documents)
        {
            files[$"xml-{name}.xml"] = () => Encoding.UTF8.GetBytes(text);
        }

        files["xml-deep.xml"] = () => [.. "<nitf>"u8, .. Repeat("<p>", 20_000)];
        files["xml-deep-closed.xml"] = () => [.. "<nitf>"u8, .. Repeat("<p>", 20_000), .. Repeat("</p>", 20_000), .. "</nitf>"u8];
    }

    private static void Archives(Dictionary<string, Func<byte[]>> files)
    {
        byte[] text = Encoding.UTF8.GetBytes(Sentence);
        files["gzip-one.txt.gz"] = () => Gzip(text);
        files["gzip-page.html.gz"] = () => Gzip([.. "<html><p>"u8, .. text]);
        files["gzip-empty.gz"] = () => Gzip([]);
        files["gzip-bomb.gz"] = () => Gzip(new byte[8 * 1024 * 1024]);
        files["gzip-bomb-of-text.gz"] = () => Gzip(Repeat("a ", 4 * 1024 * 1024));
        files["gzip-cut.gz"] = () => Gzip(Repeat(Sentence, 100))[..60];
        files["gzip-header-only.gz"] = () => [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3];
        files["gzip-bad-checksum.gz"] = () =>
        {
            byte[] packed = Gzip(text);
            packed[^6] ^= 0xFF;
            return packed;
        };
        files["gzip-garbage-after.gz"] = () => [.. Gzip(text), 1, 2, 3, 4];
        files["gzip-in-gzip.gz"] = () => Gzip(Gzip(text));
        files["gzip-not-gzip.gz"] = () => text;
        files["gzip-two-members.gz"] = () => [.. Gzip(text), .. Gzip(text)];
        files["zip-as-text.txt"] = () => Zip(("a.txt", text));
        files["zip-slip.zip"] = () => Zip(("../../etc/passwd", text));
        files["zip-empty.zip"] = () => Zip();
        files["zip-cut.zip"] = () => Zip(("a.txt", text))[..40];
        files["warc.warc"] = () => "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"u8.ToArray();
        files["lines.jsonl"] = () => "{\"title\":\"a\"}\n{\"title\":\"b\"}\n"u8.ToArray();
        files["office.docx"] = () => Zip(("[Content_Types].xml", text), ("word/document.xml", text));
        (string Name, byte[] Start)[] signatures =
        [
            ("pdf", "%PDF-1.7\n%\u00e2\u00e3"u8.ToArray()),
            ("png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]),
            ("jpeg", [0xFF, 0xD8, 0xFF, 0xE0]),
            ("gif", "GIF89a\u0001\0\u0001\0"u8.ToArray()),
            ("webp", "RIFF\0\0\0\0WEBP"u8.ToArray()),
            ("ole", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            ("rtf", "{\\rtf1\\ansi The harbour office.}"u8.ToArray()),
            ("elf", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]),
            ("exe", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0]),
            ("mp3", [0x49, 0x44, 0x33, 3, 0, 0]),
            ("mp4", [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6F, 0x6D]),
            ("sqlite", "SQLite format 3\0"u8.ToArray()),
            ("bplist", "bplist00\0\u0001"u8.ToArray()),
            ("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0, 0]),
        ];
        foreach ((string name, byte[] start) in signatures)
        {
            files[$"signature-{name}.txt"] = () => [.. start, 0, 1, 2, 3, 0, 5, 0, 0, 0, 0, 6, 7];
        }
    }

    private static void Markdown(Dictionary<string, Func<byte[]>> files)
    {
        (string Name, string Text)[] documents =
        [
            ("front-matter-only", "---\ntitle: T\n---\n"),
            ("front-matter-open", $"---\ntitle: T\n{Sentence}"),
            ("front-matter-odd", $"---\n: : :\n- - -\n[[[\ntitle: [\"\n---\n{Sentence}"),
            ("front-matter-anchors", $"---\na: &a [*a, *a]\nb: !!python/object x\n---\n{Sentence}"),
            ("only-headings", "# A\n## B\n### C\n"),
            ("only-images", "![a](b)\n![c](d)\n"),
            ("raw-html", $"# T\n\n<script>alert(1)</script>\n\n<div><div>{Sentence}</div></div>"),
            ("links-javascript", $"# T\n\n[{Sentence}](javascript:alert(1))"),
            ("reference-loop", "[a]: b\n[b]: a\n\n[a][b][a][b] " + Sentence),
            ("table", "# T\n\n| a | b |\n|---|---|\n| c | d |\n\n" + Sentence),
        ];
        foreach ((string name, string text) in documents)
        {
            files[$"markdown-{name}.md"] = () => Encoding.UTF8.GetBytes(text);
        }

        foreach (
            string opener in (ReadOnlySpan<string>)
                ["[", "![", "*", "_", "**a ", "> ", "- ", "`", "<", "[a](", "&", "\\", "~~", "| ", "1. ", "#", "    "]
        )
        {
            files[$"markdown-many-{(int)opener[0]}-{opener.Length}.md"] = () =>
                [.. "# T\n\n"u8, .. Repeat(opener, 3000), .. Encoding.UTF8.GetBytes(Sentence)];
        }
    }

    private static void PlainText(Dictionary<string, Func<byte[]>> files)
    {
        (string Name, string Text)[] texts =
        [
            ("date-only", "date 2022-01-10"),
            ("date-impossible", "date 2022-02-31 Headline\n\n" + Sentence),
            ("date-no-day", "date 2022-01 x\n\n" + Sentence),
            ("date-twice", "date 2022-01-10 date 2022-01-11\n\n" + Sentence),
            ("date-future", "date 2199-01-01 Headline\n\n" + Sentence),
            ("date-time", "date 2022-01-10T23:59:60Z Headline\n\n" + Sentence),
            ("date-capital", "DATE: 2022-01-10\n" + Sentence),
            ("byline-only", "By Jane Doe"),
            ("byline-endless", "By " + string.Concat(Enumerable.Repeat("Jane Doe and ", 500))),
            ("headline-only", "Harbour pilots end strike"),
            ("headings-only", "One\n\nTwo\n\nThree\n\nFour"),
            ("one-character", "a"),
            ("one-emoji", "😀"),
            ("credit-only", "Image: AP"),
            ("credits-only", "Image: AP\n\nPhoto: X\n\nSource: Y"),
            ("colons", new string(':', 3000)),
            ("fields-only", "Title: T\nAuthor: A B\nDate: 2022-01-10"),
            ("fields-odd", "Title:\nAuthor: @\nDate: yesterday\nURL: javascript:alert(1)\n\n" + Sentence),
            ("brackets", new string('(', 3000)),
            ("dateline-like", "PARIS (AP) — "),
            ("dateline-endless", string.Concat(Enumerable.Repeat("PARIS ", 500)) + "(AP) — " + Sentence),
            ("dashes", string.Concat(Enumerable.Repeat("— ", 2000))),
            ("parentheses-and-photo", string.Concat(Enumerable.Repeat("(AP Photo/", 500))),
            ("image-endless", "Image: " + new string('x', 5000)),
            ("script", "<script>alert(1)</script>"),
            ("sql", "'; DROP TABLE articles; --"),
            ("path", "../../../../etc/passwd"),
            ("url", "http://example.org/"),
            ("format-string", "%s%s%n{0}{1}${jndi:ldap://x}"),
            ("csv", "a,b,c\n1,2,3\n4,5,6"),
            ("xml-like", "a < b && c > d"),
            ("front-matter-like", "---\n---\n---"),
            ("warc-like", "WARC/2.0 is not a web archive. " + Sentence),
        ];
        foreach ((string name, string text) in texts)
        {
            files[$"text-{name}.txt"] = () => Encoding.UTF8.GetBytes(text);
        }

        files["text-one-line.txt"] = () => Repeat(Sentence + " ", 12_000);
        files["text-one-word.txt"] = () => Repeat("a", 1_000_000);
        files["text-many-lines.txt"] = () => Repeat("a\n", 100_000);
        files["text-many-paragraphs.txt"] = () => Repeat("a\n\n", 60_000);
        files["text-quotation-marks.txt"] = () => Repeat("“", 300_000);
        files["text-empty-lines.txt"] = () => Repeat("\n", 500_000);
        files["empty"] = () => [];
        files["space"] = () => " "u8.ToArray();
    }

    // Every prefix of a page, a NITF and a JSON document, by steps: an upload that broke off.
    private static void Truncated(Dictionary<string, Func<byte[]>> files)
    {
        string page =
            "<!DOCTYPE html><html lang=\"en\"><head><title>Ferries</title>"
            + "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Ferries\","
            + $"\"datePublished\":\"2022-05-03\"}}</script></head><body><article><h1>Ferries</h1><p>{Sentence}</p>"
            + "<p>“We need four boats,” said Ines Calloway.</p></article></body></html>";
        string nitf =
            "<?xml version=\"1.0\"?><nitf><head><title>Ferries</title></head><body><body.head><hedline>"
            + $"<hl1>Ferries</hl1></hedline></body.head><body.content><p>{Sentence}</p></body.content></body></nitf>";
        string json =
            "{\"headline\":\"Ferries\",\"datePublished\":\"2022-05-03\",\"author\":[{\"name\":\"Lena Marsh\"}],"
            + $"\"articleBody\":\"{Sentence}\"}}";
        foreach (
            (string name, string whole) in (ReadOnlySpan<(string, string)>)[("page.html", page), ("nitf.xml", nitf), ("article.json", json)]
        )
        {
            for (int length = 1; length < whole.Length; length += 17)
            {
                int cut = length;
                files[$"cut-{cut:D3}-{name}"] = () => Encoding.UTF8.GetBytes(whole[..cut]);
            }
        }
    }
}
