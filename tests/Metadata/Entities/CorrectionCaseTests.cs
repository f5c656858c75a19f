using Pipeline.Articles;
using Pipeline.Metadata.Entities.Corrections;

namespace Pipeline.Metadata.Tests.Entities;

/// <summary>
/// The files in <c>Cases</c> are the specification: one text a line, every name in it in brackets. Each correction has the file of its
/// name; behind <c># Not</c> stands what it must leave alone. What stands before ¶ is a headline.
/// </summary>
public sealed class CorrectionCaseTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Entities", "Cases");

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (string file in Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
        {
            string[] lines = File.ReadAllLines(file);
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > 0 && lines[i][0] != '#')
                {
                    cases.Add(Path.GetFileName(file), i + 1);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_names_of_the_case_are_found(string file, int line)
    {
        string expected = File.ReadAllLines(Path.Combine(Folder, file))[line - 1];
        string text = BracketedNames.Parse(expected).Text;
        BlockKind kind = text.StartsWith("credit: ", StringComparison.Ordinal) ? BlockKind.Credit : BlockKind.Paragraph;
        int below = text.IndexOf('¶', StringComparison.Ordinal);
        Assert.Equal(
            expected,
            BracketedNames.Render(
                text,
                below > 0 ? EntitiesOf.Headed(text[..(below + 1)], text[(below + 1)..]) : EntitiesOf.Block(text, kind)
            )
        );
    }

    public static TheoryData<string> Corrections() =>
        [
            .. CorrectionList
                .Corrections.Select(static correction => correction.GetType().Name)
                .Concat(CorrectionList.Additions.Select(static addition => addition.GetType().Name))
                .Append(nameof(ExplainedNames)),
        ];

    [Theory]
    [MemberData(nameof(Corrections))]
    public void Every_correction_has_cases_and_some_that_must_not_fire(string correction)
    {
        string file = Path.Combine(Folder, correction + ".txt");
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        Assert.True(
            lines.Any(static line => line.Length > 0 && line[0] != '#'),
            $"Add tests/Metadata/Entities/Cases/{correction}.txt: a sentence a line, its names in brackets."
        );
        Assert.True(
            lines.Any(static line => line.StartsWith("# Not", StringComparison.Ordinal)),
            $"Add to {correction}.txt a line “# Not: …” and below it a sentence that {correction} must leave alone."
        );
    }
}
