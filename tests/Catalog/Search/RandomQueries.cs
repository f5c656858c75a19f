using System.Collections.Frozen;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>Random conditions in the language of <c>q</c>, each with a scan that says whether an article meets it.</summary>
/// <param name="Text">What somebody types.</param>
/// <param name="IsMet">Whether an article meets it.</param>
internal sealed record RandomQueries(string Text, Func<ArticleMetadata, bool> IsMet)
{
    /// <summary>The words that articles are made of, as they are written and as they are folded.</summary>
    public static readonly (string Written, string Folded)[] Words =
    [
        ("gas", "gas"),
        ("Price", "price"),
        ("prices", "prices"),
        ("unrest", "unrest"),
        ("Attack", "attack"),
        ("Müller", "muller"),
        ("été", "ete"),
        ("STATE", "state"),
        ("of", "of"),
        ("Straße", "strasse"),
        ("东京都", "东京都"),
        ("京", "京"),
        ("東京", "東京"),
    ];

    private static readonly FrozenDictionary<string, string> Folded = Words.ToFrozenDictionary(
        static word => word.Written,
        static word => word.Folded
    );

    public static RandomQueries Any(Random random, int depth)
    {
        switch (depth == 0 ? random.Next(4) : random.Next(8))
        {
            case 0 or 1:
                (string written, string folded) = Words[random.Next(Words.Length)];
                return new(random.Next(2) == 0 ? written : folded, article => Has(article, folded));
            case 2:
                return Phrase(random);
            case 3:
                return random.Next(2) == 0 ? Prefix(random) : Headline(random);
            case 4:
                RandomQueries part = Any(random, depth - 1);
                return new($"-({part.Text})", article => !part.IsMet(article));
            case 5:
                (RandomQueries one, RandomQueries other) = (Any(random, depth - 1), Any(random, depth - 1));
                return new($"(({one.Text}) OR ({other.Text}))", article => one.IsMet(article) || other.IsMet(article));
            default:
                (RandomQueries first, RandomQueries second) = (Any(random, depth - 1), Any(random, depth - 1));
                return new(
                    $"{first.Text}{(random.Next(2) == 0 ? " AND " : " ")}{second.Text}",
                    article => first.IsMet(article) && second.IsMet(article)
                );
        }
    }

    /// <summary>The words of a text that was made of <see cref="Words"/>, folded.</summary>
    public static string[] FoldedWords(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => Folded[word])];

    private static RandomQueries Phrase(Random random)
    {
        (string Written, string Folded)[] words =
        [
            .. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Words[random.Next(Words.Length - 3)]),
        ];
        string[] folded = [.. words.Select(static word => word.Folded)];
        return new(
            $"\"{string.Join(' ', words.Select(static word => word.Written))}\"",
            article => HasSequence(FoldedWords(article.Headline), folded) || HasSequence(FoldedWords(article.Text), folded)
        );
    }

    private static RandomQueries Prefix(Random random)
    {
        string folded = Words[random.Next(Words.Length - 3)].Folded;
        string beginning = folded[..random.Next(2, folded.Length + 1)];
        return new(
            $"{beginning}*",
            article =>
                FoldedWords(article.Headline)
                    .Concat(FoldedWords(article.Text))
                    .Any(word => word.StartsWith(beginning, StringComparison.Ordinal))
        );
    }

    private static RandomQueries Headline(Random random)
    {
        string folded = Words[random.Next(Words.Length - 3)].Folded;
        return new($"headline:{folded}", article => FoldedWords(article.Headline).Contains(folded));
    }

    private static bool Has(ArticleMetadata article, string folded) =>
        FoldedWords(article.Headline)
            .Concat(FoldedWords(article.Text))
            .Any(word => folded[0] < '\u2E80' ? word == folded : word.Contains(folded, StringComparison.Ordinal));

    private static bool HasSequence(string[] words, string[] sequence) =>
        Enumerable
            .Range(0, Math.Max(0, words.Length - sequence.Length + 1))
            .Any(start => words.AsSpan(start, sequence.Length).SequenceEqual(sequence));
}
