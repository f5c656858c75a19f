using System.Globalization;
using Pipeline.Articles;
using Pipeline.Metadata;

namespace Pipeline.Benchmarks.Index;

/// <summary>
/// Archives of any size: articles put together from paragraphs of real ones, each with what was found in it, and with names that nobody has
/// used before, so that the vocabulary keeps growing.
/// </summary>
internal sealed class SyntheticArchive
{
    private const int FirstYear = 2010;
    private const int LastYear = 2026;
    private const int Outlets = 60;
    private static readonly string[] Syllables =
    [
        "ka",
        "lo",
        "mi",
        "ra",
        "ten",
        "vor",
        "sel",
        "da",
        "bu",
        "no",
        "ri",
        "sha",
        "pel",
        "gor",
        "wi",
        "an",
        "ez",
        "tu",
        "fa",
        "ho",
    ];

    private readonly List<(ArticleMetadata Article, Block Paragraph)> _paragraphs = [];
    private readonly int _paragraphsAnArticle;

    /// <summary>Reads the articles to take apart.</summary>
    /// <param name="folder">Files of articles.</param>
    public SyntheticArchive(string folder)
    {
        var parser = new ArticleParser(new ArticleLimits());
        var extractor = new MetadataExtractor();
        int articles = 0;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (parser.Parse(Path.GetFileName(path), null, File.ReadAllBytes(path)) is not ParsedArticle parsed)
            {
                continue;
            }

            ArticleMetadata article = extractor.Extract(parsed.Article);
            _paragraphs.AddRange(article.Blocks.Where(static block => block.Kind == BlockKind.Paragraph).Select(block => (article, block)));
            articles++;
        }

        _paragraphsAnArticle = Math.Max(4, _paragraphs.Count / Math.Max(1, articles));
    }

    /// <summary>One article. The same number is always the same article.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="archive">How many articles there will be.</param>
    public ArticleMetadata Article(int number, int archive)
    {
        var random = new Random(number);
        var text = new System.Text.StringBuilder();
        var entities = new Dictionary<(EntityType, string), Entity>();
        (List<Quotation> quotations, List<DateMention> dates, List<Keyword> keywords, List<Block> blocks) = ([], [], [], []);
        for (int i = 0; i < _paragraphsAnArticle; i++)
        {
            (ArticleMetadata source, Block block) = _paragraphs[random.Next(_paragraphs.Count)];
            int delta = text.Length - block.Start;
            blocks.Add(new Block(block.Kind, text.Length, block.Length));
            text.Append(source.Text, block.Start, block.Length).Append("\n\n");
            foreach (Entity entity in source.Entities)
            {
                if (entity.Mentions.Any(mention => mention.Start >= block.Start && mention.Start < block.End))
                {
                    entities.TryAdd((entity.Type, entity.Name), entity with { Mentions = [] });
                }
            }

            quotations.AddRange(
                source
                    .Quotations.Where(quotation => quotation.Start >= block.Start && quotation.Start < block.End)
                    .Select(quotation =>
                        quotation with
                        {
                            Start = quotation.Start + delta,
                            SpeakerEntity = null,
                            SpeakerStart = null,
                            SpeakerLength = null,
                        }
                    )
            );
            dates.AddRange(
                source
                    .Dates.Where(date => date.Start >= block.Start && date.Start < block.End)
                    .Select(date => date with { Start = date.Start + delta })
            );
            keywords.AddRange(
                source.Keywords.Where(keyword =>
                    source.Text.AsSpan(block.Start, block.Length).Contains(keyword.Text, StringComparison.OrdinalIgnoreCase)
                )
            );
        }

        // Old names come again, the more often the older they are; some are new.
        for (int i = 0; i < 2; i++)
        {
            string name = NameOf((int)(number * Math.Pow(random.NextDouble(), 2)));
            entities.TryAdd((EntityType.Person, name), new Entity { Type = EntityType.Person, Name = name });
            text.Append(name).Append(" was not available for comment.\n\n");
        }

        string whole = text.ToString();
        return new ArticleMetadata
        {
            Id = ArticleId.FromBlobName(BlobNameOf(number)),
            Source = new ArticleSource(BlobNameOf(number), "text/plain", whole.Length, ""),
            Headline = whole[..Math.Min(70, whole.Length)],
            DatePublished = new DateOnly(FirstYear, 1, 1).AddDays(
                (int)((LastYear - FirstYear) * 365 * Math.Sqrt((double)number / archive))
            ),
            Outlet = $"Outlet {(int)(Outlets * Math.Pow(random.NextDouble(), 3))}",
            Language = "en",
            Text = whole,
            Blocks = blocks,
            Entities = [.. entities.Values],
            Quotations = quotations,
            Dates = dates,
            Keywords = [.. keywords.DistinctBy(static keyword => keyword.Text).Take(10)],
            Fingerprint = string.Concat(Enumerable.Range(0, 12).Select(_ => random.Next().ToString("x8", CultureInfo.InvariantCulture))),
            WordCount = whole.Count(static c => c == ' '),
            Extractor = MetadataExtractor.Version,
        };
    }

    /// <summary>The name of an article's blob.</summary>
    /// <param name="number">The article's number.</param>
    public static string BlobNameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"bench/{number}.txt");

    /// <summary>A name that is no other's.</summary>
    /// <param name="number">Its number.</param>
    public static string NameOf(int number)
    {
        return $"{Word(number * 31)} {Word((number * 17) + 7)}";

        static string Word(int seed)
        {
            var random = new Random(seed);
            string word = string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
            return char.ToUpperInvariant(word[0]) + word[1..];
        }
    }
}
