using System.Text;
using Pipeline.Articles;

namespace Pipeline.Benchmarks.Parsing;

/// <summary>
/// How often the language of a text is told, by a folder of files <c>en.txt</c>, <c>de.txt</c>, … with one sentence a line.
/// </summary>
internal static class LanguageAccuracy
{
    private const int SentencesOfBody = 10;
    private const int LongestHeadline = 60;

    /// <summary>
    /// Prints the accuracy for each language, on bodies (ten sentences) and on as much of each sentence as a headline has.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Stops between two languages.</param>
    public static async Task RunAsync(string? folder, CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            Console.WriteLine("Name a folder of files en.txt, de.txt, … with one sentence a line.");
            return;
        }

        var parser = new ArticleParser(new ArticleLimits());
        var all = new List<(double Bodies, double Headlines)>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            string language = Path.GetFileNameWithoutExtension(path);
            string[] sentences = [.. (await File.ReadAllLinesAsync(path, cancellationToken)).Where(static line => line.Length > 20)];
            double bodies = Share(parser, language, sentences.Chunk(SentencesOfBody).Select(static body => string.Join(' ', body)));
            double headlines = Share(parser, language, sentences.Select(Headline));
            all.Add((bodies, headlines));
            Console.WriteLine($"{language}  bodies {bodies, 6:P1}  headlines {headlines, 6:P1}  of {sentences.Length} sentences");
        }

        if (all.Count > 0)
        {
            Console.WriteLine(
                $"{all.Count} languages  bodies {all.Average(static one => one.Bodies):P1}  "
                    + $"headlines {all.Average(static one => one.Headlines):P1}"
            );
        }
    }

    private static string Headline(string sentence)
    {
        if (sentence.Length <= LongestHeadline)
        {
            return sentence;
        }

        int space = sentence.LastIndexOf(' ', LongestHeadline);
        return sentence[..(space > 0 ? space : LongestHeadline)];
    }

    private static double Share(ArticleParser parser, string language, IEnumerable<string> texts) =>
        texts.Average(text =>
            parser.Parse("a.txt", null, Encoding.UTF8.GetBytes(text)) is ParsedArticle parsed && parsed.Article.Language == language
                ? 1.0
                : 0.0
        );
}
