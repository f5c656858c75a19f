using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Metadata.Tests.Entities;

/// <summary>Mentions with exact ends and kind, on articles written for this project. The bars are a little below what is reached: see docs/model.md.</summary>
public sealed partial class EntityAccuracyTests
{
    [Theory]
    [InlineData("agency-style.txt", 90)]
    [InlineData("worldwide.txt", 92)]
    public void Names_are_found_with_their_kind(string file, double bar)
    {
        int right = 0, found = 0, gold = 0;
        foreach (string article in File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", file)).Split("\n==\n"))
        {
            (string text, HashSet<(int, int, EntityType)> names) = Read(article[(article.StartsWith('#') ? article.IndexOf('\n', StringComparison.Ordinal) + 1 : 0)..]);
            var mentions = EntitiesOf.Text(text).SelectMany(entity => entity.Mentions.Select(mention => (mention.Start, mention.Length, entity.Type))).ToHashSet();
            gold += names.Count;
            found += mentions.Count;
            mentions.IntersectWith(names);
            right += mentions.Count;
        }

        double f1 = 200.0 * right / (found + gold);
        Assert.True(f1 >= bar, $"{file}: F1 {f1:0.0}, {right} right of {found} found and {gold} there");
    }

    private static (string Text, HashSet<(int Start, int Length, EntityType Type)> Names) Read(string article)
    {
        var text = new StringBuilder();
        HashSet<(int, int, EntityType)> names = [];
        int from = 0;
        foreach (Match match in Name().Matches(article))
        {
            text.Append(article, from, match.Index - from);
            from = match.Index + match.Length;
            string name = match.Groups[2].Value;
            if (match.Groups[1].Value is not "M")
            {
                names.Add((text.Length, name.Length, match.Groups[1].Value switch { "P" => EntityType.Person, "O" => EntityType.Organisation, _ => EntityType.Place }));
            }

            text.Append(name);
        }

        return (text.Append(article, from, article.Length - from).ToString(), names);
    }

    [GeneratedRegex(@"\[([POLM]) ([^\]]+)\]")]
    private static partial Regex Name();
}
