using System.Globalization;
using System.Text;
using Pipeline.Metadata.Dates;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Tests.Dates;

/// <summary>
/// The files in <c>Cases</c> are the specification: one text per line, every date in it as <c>[words](value)</c>, with <c>ambiguous</c> or
/// a precision after the value where they matter. Words outside the brackets are no dates.
/// </summary>
public sealed class DateCaseTests
{
    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (string file in Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
        {
            string[] lines = File.ReadAllLines(file);
            for (int i = 0; i < lines.Length; i++)
            {
                if (IsCase(lines[i]))
                {
                    cases.Add(Path.GetFileName(file), i + 1);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Extract_finds_the_dates_of_the_case(string file, int line)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, file));
        DateOnly? published = lines.FirstOrDefault(l => l.StartsWith("published ", StringComparison.Ordinal)) is { } header
            ? DateOnly.ParseExact(header["published ".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
        (string text, List<BracketedDates.Expected> expected) = BracketedDates.Parse(lines[line - 1]);

        IReadOnlyList<DateMention> found = new DateExtractor().Extract(AnalysedText.Analyse(text, []), published);

        Assert.Equal(
            Render(text, expected.Select(e => (e.Start, e.Words.Length, e.Value))),
            Render(text, found.Select(d => (d.Start, d.Length, d.Value ?? "null")))
        );
        Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second.Words, pair.First.Text));
        Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second.Ambiguous, pair.First.Ambiguous));
        Assert.All(
            found.Zip(expected),
            pair =>
                Assert.True(
                    pair.Second.Precision is null || pair.Second.Precision == pair.First.Precision,
                    $"“{pair.First.Text}” is {pair.First.Precision}"
                )
        );
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Dates", "Cases");

    private static bool IsCase(string line) =>
        line.Length > 0 && line[0] != '#' && !line.StartsWith("published ", StringComparison.Ordinal);

    private static string Render(string text, IEnumerable<(int Start, int Length, string Value)> dates)
    {
        var rendered = new StringBuilder();
        int at = 0;
        foreach ((int start, int length, string value) in dates)
        {
            rendered.Append(text, at, start - at).Append('[').Append(text, start, length).Append("](").Append(value).Append(')');
            at = start + length;
        }

        return rendered.Append(text, at, text.Length - at).ToString();
    }
}
