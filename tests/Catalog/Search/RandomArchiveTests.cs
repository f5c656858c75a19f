using CsCheck;
using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Index.Documents;
using Pipeline.Catalog.Queries;
using Pipeline.Catalog.Search;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>The law of the search: it answers what a scan of the articles would, whatever was replaced or deleted, packed or not.</summary>
public sealed class RandomArchiveTests
{
    private static readonly string[] People = ["Erlan Karin", "Kassym-Jomart Tokayev", "Askar Mamin", "Karim Massimov"];
    private static readonly string[] Places = ["Almaty", "Astana", "Aktau"];
    private static readonly string[] Sources = ["Reuters", "AP"];

    private static readonly Position Start = Position.Start;

    /// <summary>100 archives, 20 queries each.</summary>
    [Fact]
    public void Every_query_answers_what_a_scan_of_the_articles_would() =>
        Gen.Int[0, int.MaxValue]
            .Sample(
                seed =>
                {
                    var random = new Random(seed);
                    using var archive = new MemoryArchive();
                    List<IndexedArticle> truth = Fill(archive, random);
                    using ArchiveView view = archive.Open();
                    for (int i = 0; i < 20; i++)
                    {
                        Check(view, truth, random);
                    }
                },
                iter: 100,
                threads: 1
            );

    private static void Check(ArchiveView view, List<IndexedArticle> truth, Random random)
    {
        RandomQueries? text = random.Next(4) == 0 ? null : RandomQueries.Any(random, 2);
        var filter = new ArticleFilter
        {
            Names = [.. Names(random)],
            Text = text?.Text,
            From = random.Next(4) == 0 ? Day(random) : null,
            To = random.Next(4) == 0 ? Day(random) : null,
        };
        List<IndexedArticle> expected =
        [
            .. truth.Where(article => Meets(article, filter) && (text is null || text.IsMet(article.Metadata!))),
        ];
        string question = $"{filter.Text} {string.Join(' ', filter.Names)} {filter.From}/{filter.To}";

        foreach (ResultOrder order in new[] { ResultOrder.Newest, ResultOrder.Oldest })
        {
            var sorted = expected
                .OrderBy(article => Position.Of(order, SortKey.Of(article.Day, article.Id), 0, 0))
                .Select(static article => $"{article.Id} {IndexFields.VersionOf(article.Version)}")
                .ToList();
            Assert.Equal(
                (question, string.Join('\n', sorted)),
                (question, string.Join('\n', Pages(view, filter, order, random.Next(1, 9), expected.Count)))
            );
        }

        var days = new DayCollector();
        var people = new FacetCollector(Facet.Person);
        view.Search(Conditions.Of(filter, null), days, people);
        Assert.Equal(expected.CountBy(static article => article.Day).OrderByDescending(static day => day.Key), days.Days);
        var named = expected
            .SelectMany(static article => article.Metadata!.Entities.Where(static entity => entity.Type == EntityType.Person))
            .CountBy(static entity => IndexValue.Of(entity.Name))
            .ToDictionary();
        foreach (int count in new[] { 1, 2, 10 })
        {
            Assert.Equal(
                named.OrderByDescending(static name => name.Value).ThenBy(static name => name.Key, StringComparer.Ordinal).Take(count),
                people.Top(count)
            );
        }

        CheckQuotations(view, expected, filter, random);
    }

    private static void CheckQuotations(ArchiveView view, List<IndexedArticle> articles, ArticleFilter filter, Random random)
    {
        string? speaker = random.Next(3) == 0 ? null : People[random.Next(People.Length)].Split(' ')[^1];
        (string Written, string Folded)? word = random.Next(2) == 0 ? null : RandomQueries.Words[random.Next(5)];
        var query = new QuotationQuery
        {
            Speakers = speaker is null ? [] : [speaker],
            Text = word?.Written,
            Filter = filter with { Text = null },
        };
        List<string> expected =
        [
            .. from article in articles
            orderby SortKey.Of(article.Day, article.Id)
            from quotation in article.Metadata!.Quotations
            where speaker is null || quotation.Speaker!.EndsWith(speaker, StringComparison.Ordinal)
            where word is null || RandomQueries.FoldedWords(quotation.Text).Contains(word.Value.Folded)
            select $"{article.Id} {article.Metadata!.Quotations.Count - article.Metadata!.Quotations.ToList().IndexOf(quotation)}",
        ];
        var page = new PageCollector(ResultOrder.Newest, 1000, Start);
        view.Search(Conditions.Of(query), Conditions.Of(filter, null), page);
        Assert.Equal(expected, page.Hits.Select(static hit => $"{hit.Id} {hit.ToArticle}"));
        Assert.Equal(expected.Count, page.Total);
    }

    private static List<string> Pages(ArchiveView view, ArticleFilter filter, ResultOrder order, int limit, int total)
    {
        var all = new List<string>();
        Position after = Start;
        while (true)
        {
            var page = new PageCollector(order, limit, after);
            view.Search(Conditions.Of(filter, null), page);
            Assert.Equal(total, page.Total);
            all.AddRange(page.Hits.Select(static hit => $"{hit.Id} {hit.Version}"));
            if (!page.HasMore)
            {
                return all;
            }

            Assert.Equal(limit, page.Hits.Count);
            after = page.Hits[^1].Position;
        }
    }

    private static IEnumerable<NameCondition> Names(Random random)
    {
        for (int i = random.Next(3); i > 0; i--)
        {
            yield return random.Next(4) switch
            {
                0 => new NameCondition(Facet.Person, People[random.Next(People.Length)], random.Next(3) == 0),
                1 => new NameCondition(Facet.Place, Places[random.Next(Places.Length)].ToUpperInvariant(), random.Next(3) == 0),
                2 => new NameCondition(Facet.Source, Sources[random.Next(Sources.Length)], random.Next(3) == 0),
                _ => new NameCondition(Facet.Language, random.Next(2) == 0 ? "en" : "fr", random.Next(3) == 0),
            };
        }
    }

    private static bool Meets(IndexedArticle article, ArticleFilter filter)
    {
        ArticleMetadata? metadata = article.Metadata;
        return metadata is not null
            && (filter.From is null || article.Day >= filter.From)
            && (filter.To is null || article.Day <= filter.To)
            && filter.Names.All(name =>
                name.IsExcluded
                != (
                    name.Facet switch
                    {
                        Facet.Source => metadata.Outlet == name.Value,
                        Facet.Language => metadata.Language == name.Value,
                        _ => metadata.Entities.Any(entity => string.Equals(entity.Name, name.Value, StringComparison.OrdinalIgnoreCase)),
                    }
                )
            );
    }

    /// <summary>Fills an archive in every way an article can come to be where it is.</summary>
    /// <returns>The articles there are in the end.</returns>
    private static List<IndexedArticle> Fill(MemoryArchive archive, Random random)
    {
        var truth = new List<IndexedArticle>();
        for (int i = 0; i < 50; i++)
        {
            IndexedArticle first = Article($"article {i}", 1, random),
                second = Article($"article {i}", 2, random);
            switch (random.Next(8))
            {
                case 0:
                    archive.Write(first);
                    truth.Add(first);
                    break;
                case 1:
                    archive.Pack(first);
                    archive.Write(second);
                    truth.Add(second);
                    break;
                case 2:
                    archive.Pack(first);
                    archive.Delete(first.Id);
                    break;
                case 3:
                    archive.Pack(first);
                    archive.Pack(second);
                    truth.Add(second);
                    break;
                case 4:
                    archive.Remember(first);
                    archive.Pack(second);
                    truth.Add(second);
                    break;
                default:
                    archive.Pack(first);
                    truth.Add(first);
                    break;
            }

            if (random.Next(6) == 0)
            {
                archive.Commit();
            }
        }

        return truth;
    }

    private static IndexedArticle Article(string name, int version, Random random)
    {
        string id = ArticleId.FromBlobName(name);
        DateOnly day = Day(random);
        if (random.Next(15) == 0)
        {
            return new IndexedArticle(id, $"{version}", ArticleStatus.Rejected, day, name, null);
        }

        Entity[] entities =
        [
            .. Some(People, random).Select(static person => new Entity { Type = EntityType.Person, Name = person }),
            .. Some(Places, random).Select(static place => new Entity { Type = EntityType.Place, Name = place }),
        ];
        return new IndexedArticle(
            id,
            $"{version}",
            ArticleStatus.Indexed,
            day,
            name,
            new ArticleMetadata
            {
                Id = id,
                Source = new ArticleSource(name, "text/plain", 1, ""),
                Headline = random.Next(4) == 0 ? null : Words(random, 4),
                Outlet = Sources[random.Next(Sources.Length)],
                Language = random.Next(4) == 0 ? "fr" : "en",
                Text = Words(random, 12),
                Entities = entities,
                Quotations = [.. Enumerable.Range(0, random.Next(4)).Select(i => Quotation(i, entities, random))],
                Extractor = "1",
            }
        );
    }

    private static Quotation Quotation(int i, Entity[] entities, Random random)
    {
        int speaker = Array.FindIndex(entities, static entity => entity.Type == EntityType.Person);
        return new Quotation
        {
            Text = Words(random, 5),
            Start = i,
            Length = 0,
            Kind = QuotationKind.Direct,
            Speaker = speaker < 0 ? "a spokesman" : entities[speaker].Name,
            SpeakerEntity = speaker < 0 ? null : speaker,
        };
    }

    private static string Words(Random random, int most) =>
        string.Join(
            ' ',
            Enumerable.Range(0, random.Next(most)).Select(_ => RandomQueries.Words[random.Next(RandomQueries.Words.Length)].Written)
        );

    private static IEnumerable<string> Some(string[] names, Random random) => names.Where(_ => random.Next(2) == 0);

    private static DateOnly Day(Random random) => new DateOnly(2022, 1, 1).AddDays(random.Next(8));
}
