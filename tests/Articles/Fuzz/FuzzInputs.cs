using System.Text;
using Pipeline.Articles.Tests.Hostile;

namespace Pipeline.Articles.Tests.Fuzz;

/// <summary>
/// Makes files nobody wrote: pieces of real formats put together at random, and the hostile corpus and the cases mutated. The same seed
/// makes the same files.
/// </summary>
/// <param name="seed">The seed.</param>
internal sealed class FuzzInputs(int seed)
{
    // Larger files cost time and find nothing new: what is special about them is in the tests of limits.
    private const int LargestSource = 20_000;

    // Every format has a case, and a case has the extension of its format.
    private static readonly string[] Cases =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"))
            .Where(static path => !path.EndsWith(".expected.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Names =
    [
        .. Cases.Select(static path => "a" + Path.GetExtension(path)).Distinct(),
        "a.gz",
        "a",
        "",
        "a.jsonl",
        "x/y z.htm",
        "..",
        "é.txt",
        "a.html.gz",
        "a\0b.txt",
        "a.zip",
        "a.warc",
    ];
    private static readonly string?[] Types =
    [
        null,
        "text/html",
        "text/plain; charset=windows-1252",
        "application/json",
        "text/markdown",
        "application/xml; charset=utf-16",
        "text/html; charset=\"koi8-r\"",
        ";;=",
        "charset=charset=",
    ];

    private static readonly string[] Pieces =
    [
        "<html>",
        "<head>",
        "<body>",
        "<p>",
        "</p>",
        "<div class=\"related\">",
        "<div class='article-body'>",
        "</div>",
        "<article>",
        "</article>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<a href='x'>",
        "</a>",
        "<br>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<table><tr><td>",
        "<td>",
        "</table>",
        "<ul><li>",
        "</li>",
        "</ul>",
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<script type='application/ld+json'>",
        "<!--",
        "-->",
        "<meta charset=utf-8>",
        "<meta property='og:title' content='",
        "'>",
        "<time datetime='2022-01-10T02:00:00Z'>",
        "</time>",
        "<title>",
        "</title>",
        "<svg>",
        "<path/>",
        "</svg>",
        "<template>",
        "<noscript>",
        "<blockquote>",
        "<aside>",
        "<span class=byline>",
        "<![CDATA[",
        "]]>",
        "<?xml version='1.0'?>",
        "<nitf>",
        "<body.content>",
        "<hl1>",
        "<rss><channel>",
        "<item>",
        "<title>",
        "<description>",
        "</item>",
        "<feed>",
        "<entry>",
        "<newsItem>",
        "<contentSet>",
        "<inlineXML>",
        "<!DOCTYPE nitf>",
        "&amp;",
        "&#x202E;",
        "&#xD800;",
        "&nbsp;",
        "&lt;",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"@type\":\"NewsArticle\"",
        "\"headline\":\"",
        "\"articleBody\":\"",
        "\"author\":[{\"name\":\"",
        "\"datePublished\":\"2022-01-10\"",
        "\"title\":",
        "\"text\":",
        "\"",
        "\\u0000",
        "\\ud800",
        "null",
        "1641772800",
        "date 2022-01-10 ",
        "By Jane Doe and John Smith in Almaty",
        "ALMATY, Jan 10 (Reuters) — ",
        "Image: AP",
        "(AP Photo/Jo Reed)",
        "Reporting by A; Editing by B",
        "Title: ",
        "Published: 3 May 2019",
        "NEW DELHI: ",
        "“We need boats,” said Ines Calloway.",
        "The harbour office said on Tuesday that the ferries would run all night from June. ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "\u2028",
        "\u0085",
        "\f",
        "\0",
        "\u001A",
        "\u200B",
        "\u202E",
        "\uFEFF",
        "\u00A0",
        "\u0301",
        "\u1100\u1161\u11A8",
        "\uD83D",
        "\uDE00",
        "😀",
        "é",
        "Привет, ",
        "港務局",
        "שלום",
        "# ",
        "## ",
        "- ",
        "> ",
        "---\n",
        "title: T\n",
        "**",
        "[x](y)",
        "![a](b)",
        "```\n",
        "| a | b |\n|---|---|\n",
        "WARC/1.0\r\n",
        "<blockquote class=\"twitter-tweet\">",
        "— Jo Reed (@jo_reed) May 3, 2024",
        "<script id=\"__NEXT_DATA__\" type=\"application/json\">",
        "\"liveBlogUpdate\":[",
        "\"__ref\":\"a\"",
        "<time datetime='10:30'>",
        "& ",
        "&rsquo;",
        "&amp;lt;p&amp;gt;",
        "<!DOCTYPE a [",
        "MIME-Version: 1.0\n",
        "From: Jo Reed <jo@paper.example>\n",
        "Subject: =?utf-8?Q?F=C3=A4hre?=\n",
        "Content-Type: multipart/related; boundary=\"b\"\n\n",
        "--b\n",
        "Content-Type: text/html\n\n",
        "Content-Transfer-Encoding: quoted-printable\n",
        "=E4=\n",
    ];

    private static readonly byte[][] Sources =
    [
        .. HostileCorpus
            .Files.Values.Select(static make => make())
            .Concat(Cases.Select(File.ReadAllBytes))
            .Where(static bytes => bytes.Length is > 0 and < LargestSource),
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next file.</summary>
    public (string Name, string? ContentType, byte[] Bytes) Next() =>
        (
            Pick(Names),
            Pick(Types),
            _random.Next(3) switch
            {
                0 => Assembled(),
                1 => Mutated([.. Pick(Sources)]),
                _ => Mutated(Assembled()),
            }
        );

    private byte[] Assembled()
    {
        var text = new StringBuilder();
        for (int i = _random.Next(1, 40); i > 0; i--)
        {
            string piece = Pick(Pieces);
            for (int k = _random.Next(20) == 0 ? _random.Next(1, 30) : 1; k > 0; k--)
            {
                text.Append(piece);
            }
        }

        Encoding encoding = _random.Next(12) switch
        {
            0 => Encoding.Unicode,
            1 => Encoding.BigEndianUnicode,
            2 => Encoding.Latin1,
            _ => Encoding.UTF8,
        };
        byte[] bytes = encoding.GetBytes(text.ToString());
        return _random.Next(25) == 0 ? HostileCorpus.Gzip(bytes)
            : _random.Next(8) == 0 ? [.. encoding.GetPreamble(), .. bytes]
            : bytes;
    }

    private byte[] Mutated(byte[] bytes)
    {
        for (int i = _random.Next(1, 8); i > 0 && bytes.Length > 0; i--)
        {
            int at = _random.Next(bytes.Length);
            int length = Math.Min(_random.Next(1, 64), bytes.Length - at);
            bytes = _random.Next(6) switch
            {
                0 => [.. bytes[..at], (byte)_random.Next(256), .. bytes[(at + 1)..]],
                1 => [.. bytes[..at], .. bytes[(at + length)..]],
                2 => [.. bytes[..(at + length)], .. bytes[at..]],
                3 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(Pick(Pieces)), .. bytes[at..]],
                4 => bytes[..at],
                _ => [.. bytes[..at], .. Pick(Sources).Take(200), .. bytes[at..]],
            };
        }

        return bytes;
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
