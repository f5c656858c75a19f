using Pipeline.Metadata.Quotations.Attribution;

namespace Pipeline.Metadata.Tests.Quotations;

/// <summary>
/// The files in <c>Cases</c> are the specification of attribution and reported speech, one file per finder. A case is a line of text (¶
/// ends a paragraph), then what must be found in it: <c>= speaker: words</c> for quotations in marks and <c>~ speaker: words</c> for
/// reported speech, in text order, several separated by bars; <c>?</c> is nobody, a line of <c>=</c> or <c>~</c> alone is nothing. What has
/// no such line is not asked.
/// </summary>
public sealed class QuotationCaseTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Quotations", "Cases");

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (string file in Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
        {
            string[] lines = File.ReadAllLines(file);
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > 0 && lines[i][0] is not ('#' or '=' or '~'))
                {
                    cases.Add(Path.GetFileName(file), i + 1);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Speakers_are_those_of_the_case(string file, int line)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, file));
        string text = lines[line - 1].Replace("¶", "\n\n", StringComparison.Ordinal);
        int asked = 0;
        for (int i = line; i < lines.Length && lines[i] is ['=' or '~', ..]; i++, asked++)
        {
            string found = lines[i][0] == '=' ? Spoken.InMarks(text) : Spoken.Indirect(text);
            Assert.Equal(lines[i][1..].Trim(), found.Replace("\n\n", "¶", StringComparison.Ordinal));
        }

        Assert.True(asked > 0, "The case asks nothing: add a line that starts with = or ~.");
    }

    public static TheoryData<string> Finders() =>
        [
            .. typeof(ISpeakerFinder)
                .Assembly.GetTypes()
                .Where(static type => type.IsClass && type.IsAssignableTo(typeof(ISpeakerFinder)))
                .Select(static type => type.Name),
        ];

    [Theory]
    [MemberData(nameof(Finders))]
    public void Every_finder_has_cases_and_some_that_must_not_fire(string finder)
    {
        string file = string.Concat(finder.Select(static (c, i) => char.IsUpper(c) && i > 0 ? $"-{c}" : $"{c}")).ToLowerInvariant();
        string path = Path.Combine(Folder, file + ".txt");
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        Assert.True(
            lines.Any(static line => line is ['=', _, ..]),
            $"Add tests/Metadata/Quotations/Cases/{file}.txt: a text, and below it a line “= speaker: words”."
        );
        Assert.True(
            lines.Any(static line => line.StartsWith("# Not", StringComparison.Ordinal)),
            $"Add to {file}.txt a line “# Not: …” and below it a text where {finder} must find nobody."
        );
    }
}
