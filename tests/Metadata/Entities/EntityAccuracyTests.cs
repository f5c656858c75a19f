namespace Pipeline.Metadata.Tests.Entities;

/// <summary>
/// Mentions with exact ends and kind, on articles written for this project. The bars are a little below what is reached: see docs/model.md.
/// </summary>
public sealed class EntityAccuracyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("agency-style.txt", 90)]
    [InlineData("worldwide.txt", 92)]
    public void Names_are_found_with_their_kind(string file, double bar)
    {
        int right = 0,
            found = 0,
            gold = 0;
        foreach (string article in File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", file)).Split("\n==\n"))
        {
            (string text, HashSet<(int, int, EntityType)> names) = BracketedNames.Parse(
                article[(article.StartsWith('#') ? article.IndexOf('\n', StringComparison.Ordinal) + 1 : 0)..]
            );
            var mentions = EntitiesOf
                .Text(text)
                .SelectMany(entity => entity.Mentions.Select(mention => (mention.Start, mention.Length, entity.Type)))
                .ToHashSet();
            gold += names.Count;
            found += mentions.Count;
            mentions.IntersectWith(names);
            right += mentions.Count;
        }

        double f1 = 200.0 * right / (found + gold);
        output.WriteLine($"figure: {file}: F1 {f1:0.0}");
        Assert.True(f1 >= bar, $"{file}: F1 {f1:0.0}, {right} right of {found} found and {gold} there");
    }
}
