using System.Globalization;
using Pipeline.Metadata.Dates;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Dates;

/// <summary>
/// How many dates of whole news articles are found and resolved, durations, repetitions and vague references included:
/// <c>Cases/dates-of-news-*.txt</c>, one paragraph per line. Scored as TempEval-3 task A: a date is found where the spans overlap, and
/// resolved where the values are equal too.
/// </summary>
public sealed class DateAccuracyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("dates-of-news-1.txt", 0.9, 0.85)]
    [InlineData("dates-of-news-2.txt", 0.85, 0.8)]
    public void Dates_of_annotated_articles_are_found_and_resolved(string file, double leastRelaxed, double leastValue)
    {
        int expected = 0,
            found = 0,
            strict = 0,
            relaxed = 0,
            resolved = 0;
        foreach ((DateOnly published, string text, List<BracketedDates.Expected> gold) in Articles(file))
        {
            IReadOnlyList<DateMention> dates = new DateExtractor().Extract(AnalysedText.Analyse(text, Blocks(text)), published);
            var open = new List<DateMention>(dates);
            expected += gold.Count;
            found += dates.Count;
            foreach (BracketedDates.Expected date in gold)
            {
                DateMention? match = open.Find(d => d.Start < date.Start + date.Words.Length && date.Start < d.Start + d.Length);
                if (match is null)
                {
                    output.WriteLine($"missed: {date.Words} ({date.Value}): …{Around(text, date.Start)}…");
                    continue;
                }

                open.Remove(match);
                relaxed++;
                strict += match.Start == date.Start && match.Text == date.Words ? 1 : 0;
                resolved += match.Value == date.Value ? 1 : 0;
                if (match.Value != date.Value || match.Text != date.Words)
                {
                    output.WriteLine(
                        $"{(match.Value == date.Value ? "extent" : "value")}: {match.Text} is {match.Value}, expected {date.Words} "
                            + $"({date.Value})"
                    );
                }
            }

            open.ForEach(d => output.WriteLine($"no date: {d.Text} ({d.Value}): …{Around(text, d.Start)}…"));
        }

        double f(int right) => 2.0 * right / (expected + found);
        output.WriteLine(
            $"figure: {file}: {expected} dates, {found} found; F1 strict {f(strict):P1}, relaxed {f(relaxed):P1}, value {f(resolved):P1}"
        );
        Assert.True(f(relaxed) >= leastRelaxed, $"relaxed {f(relaxed):P1}");
        Assert.True(f(resolved) >= leastValue, $"value {f(resolved):P1}");
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 30)].ReplaceLineEndings(" ");

    private static List<Pipeline.Articles.Block> Blocks(string text)
    {
        var blocks = new List<Pipeline.Articles.Block>();
        int at = 0;
        foreach (string line in text.Split('\n'))
        {
            blocks.Add(new Pipeline.Articles.Block(Pipeline.Articles.BlockKind.Paragraph, at, line.Length));
            at += line.Length + 1;
        }

        return blocks;
    }

    private static IEnumerable<(DateOnly Published, string Text, List<BracketedDates.Expected> Gold)> Articles(string file)
    {
        DateOnly published = default;
        var paragraphs = new List<string>();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", file)).Append(""))
        {
            if (line.StartsWith("published ", StringComparison.Ordinal))
            {
                published = DateOnly.ParseExact(line["published ".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                paragraphs.Add(line);
            }
            else if (line.Length == 0 && paragraphs.Count > 0)
            {
                (string text, List<BracketedDates.Expected> gold) = BracketedDates.Parse(string.Join('\n', paragraphs));
                yield return (published, text, gold);
                paragraphs.Clear();
            }
        }
    }
}
