using System.Diagnostics;
using System.Text;
using Pipeline.Articles;

namespace Pipeline.Benchmarks.Parsing;

/// <summary>How many megabytes of articles one thread parses in a second, by kind of file.</summary>
internal static class ParserThroughput
{
    private const double Megabyte = 1_000_000;

    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(5);

    /// <summary>Parses files over and over, and prints the speed of the fastest pass and of all of them.</summary>
    /// <param name="folder">Whose files to parse; null for files made up here.</param>
    /// <param name="cancellationToken">Stops after a pass.</param>
    public static async Task RunAsync(string? folder, CancellationToken cancellationToken)
    {
        var files = new List<(string Name, byte[] Bytes)>();
        if (folder is null)
        {
            files.AddRange(Enumerable.Range(0, 50).Select(static i => ($"{i}.html", Page(i))));
            files.AddRange(Enumerable.Range(0, 50).Select(static i => ($"{i}.txt", Text(i))));
        }
        else
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                files.Add((Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellationToken)));
            }
        }

        foreach (IGrouping<string, (string Name, byte[] Bytes)> kind in files.GroupBy(static file => Path.GetExtension(file.Name)))
        {
            Measure(kind.Key, [.. kind], cancellationToken);
        }
    }

    private static void Measure(string kind, (string Name, byte[] Bytes)[] files, CancellationToken cancellationToken)
    {
        var parser = new ArticleParser(new ArticleLimits());
        double bytes = files.Sum(static file => (double)file.Bytes.Length);
        Pass(parser, files);
        (TimeSpan total, TimeSpan fastest, int passes) = (TimeSpan.Zero, TimeSpan.MaxValue, 0);
        while (total < AtLeast && !cancellationToken.IsCancellationRequested)
        {
            long start = Stopwatch.GetTimestamp();
            Pass(parser, files);
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            (total, fastest, passes) = (total + took, took < fastest ? took : fastest, passes + 1);
        }

        Console.WriteLine(
            $"{kind, -8} {files.Length, 6} files {bytes / Megabyte, 8:F1} MB   "
                + $"fastest pass {bytes / Megabyte / fastest.TotalSeconds, 6:F1} MB/s   "
                + $"mean {bytes * passes / Megabyte / total.TotalSeconds, 6:F1} MB/s"
        );
    }

    private static void Pass(ArticleParser parser, (string Name, byte[] Bytes)[] files)
    {
        foreach ((string name, byte[] bytes) in files)
        {
            parser.Parse(name, null, bytes);
        }
    }

    private static byte[] Text(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("date 2022-01-10 Ferries to run all night\nBy Jane Doe in Almaty\n\n");
        for (int i = random.Next(20, 60); i > 0; i--)
        {
            text.Append(Paragraph(random)).Append("\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // As much markup, script and neighbourhood around a story as a news site has.
    private static byte[] Page(int seed)
    {
        var random = new Random(seed);
        var page = new StringBuilder(
            "<!DOCTYPE html><html lang=en><head><title>Ferries to run all night | The Fjord Courier</title>"
                + "<meta property='og:title' content='Ferries to run all night'>"
        );
        for (int i = 0; i < 40; i++)
        {
            page.Append(
                    "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)};"
                        + "gtag('set',{'section':'news','id':"
                )
                .Append(random.Next())
                .Append("});</script><style>.c")
                .Append(i)
                .Append("{margin:0;padding:4px 8px;display:flex}</style>");
        }

        page.Append("</head><body><nav><ul>");
        for (int i = 0; i < 80; i++)
        {
            page.Append("<li class='nav-item'><a href='/section/")
                .Append(i)
                .Append("'><span>Section ")
                .Append(i)
                .Append("</span></a></li>");
        }

        page.Append(
            "</ul></nav><main><article><h1>Ferries to run all night</h1><p class='byline'>By <a rel=author href='/jane'>Jane Doe</a> "
                + "<time datetime='2022-01-10T08:00:00Z'>10 January 2022</time></p><div class='article-body'>"
        );
        for (int i = random.Next(15, 40); i > 0; i--)
        {
            page.Append("<p>").Append(Paragraph(random)).Append("</p><div class='ad-slot'><div id='ad").Append(i).Append("'></div></div>");
        }

        page.Append("</div></article><aside><h2>Most read</h2>");
        for (int i = 0; i < 60; i++)
        {
            page.Append("<div class='card teaser'><a href='/story/")
                .Append(i)
                .Append("'><img src='/i.jpg' alt='' loading='lazy' width='300' height='200'><h3>")
                .Append(Sentence(random))
                .Append("</h3></a></div>");
        }

        return Encoding.UTF8.GetBytes(page.Append("</aside></main><footer>© The Fjord Courier</footer></body></html>").ToString());
    }

    private static string Paragraph(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(2, 5)).Select(_ => Sentence(random)));

    private static string Sentence(Random random)
    {
        string[] words =
        [
            "harbour",
            "office",
            "said",
            "on",
            "Tuesday",
            "that",
            "the",
            "ferries",
            "would",
            "run",
            "all",
            "night",
            "from",
            "June",
            "“we",
            "need",
            "boats,”",
            "Ines",
            "Calloway",
            "told",
            "reporters",
            "in",
            "Lisbon",
            "after",
            "council",
            "approved",
            "plan",
            "of",
            "3.5",
            "million",
        ];
        return "The " + string.Join(' ', Enumerable.Range(0, random.Next(8, 25)).Select(_ => words[random.Next(words.Length)])) + ".";
    }
}
