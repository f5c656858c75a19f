using Pipeline.Articles;
using Pipeline.Catalog.Index;
using Pipeline.Catalog.Queries;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Search;

/// <summary>Articles made by chance, of few names and words, so that many meet a condition.</summary>
internal static class RandomArticles
{
    public static readonly string[] People = ["Erlan Karin", "Kassym-Jomart Tokayev", "Askar Mamin", "Karim Massimov"];
    public static readonly string[] Places = ["Almaty", "Astana", "Aktau"];
    public static readonly string[] Sources = ["Reuters", "AP"];

    private static readonly string[] Roles = ["president", "state secretary"];

    /// <summary>Up to two conditions on names.</summary>
    public static IEnumerable<NameCondition> Names(Random random)
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

    /// <summary>Whether an article meets a filter, its words apart.</summary>
    public static bool Meets(IndexedArticle article, ArticleFilter filter)
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
    public static List<IndexedArticle> Fill(MemoryArchive archive, Random random)
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
        DateTimeOffset uploaded = DateTimeOffset.UnixEpoch.AddSeconds(random.Next(20));
        if (random.Next(15) == 0)
        {
            return new IndexedArticle(id, $"{version}", ArticleStatus.Rejected, day, uploaded, name, null);
        }

        Entity[] entities =
        [
            .. Some(People, random)
                .Select(person => new Entity
                {
                    Type = EntityType.Person,
                    Name = person,
                    Roles = [.. Some(Roles, random)],
                }),
            .. Some(Places, random).Select(place => PlaceOf(place, random)),
        ];
        return new IndexedArticle(
            id,
            $"{version}",
            ArticleStatus.Indexed,
            day,
            uploaded,
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
                Fingerprint = Fingerprint(random),
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
            Kind = (QuotationKind)random.Next(3),
            Speaker = speaker < 0 ? "a spokesman" : entities[speaker].Name,
            Medium = random.Next(3) == 0 ? "Khabar 24" : null,
            SpeakerEntity = speaker < 0 ? null : speaker,
        };
    }

    private static string Words(Random random, int most) =>
        string.Join(
            ' ',
            Enumerable.Range(0, random.Next(most)).Select(_ => RandomQueries.Words[random.Next(RandomQueries.Words.Length)].Written)
        );

    private static IEnumerable<string> Some(string[] names, Random random) => names.Where(_ => random.Next(2) == 0);

    /// <summary>One of eight days.</summary>
    public static DateOnly Day(Random random) => new DateOnly(2022, 1, 1).AddDays(random.Next(8));

    private static Entity PlaceOf(string name, Random random) =>
        new()
        {
            Type = EntityType.Place,
            Name = name,
            Latitude = name == Places[0] ? null : 40 + name.Length,
            Longitude = name == Places[0] ? null : 70 + name.Length + (random.Next(9) == 0 ? 1 : 0),
        };

    /// <summary>Few bands, so that articles share some.</summary>
    private static string Fingerprint(Random random) =>
        string.Concat(Enumerable.Range(0, 20).Where(_ => random.Next(8) == 0).Take(12).Select(static band => $"{band * 1_000_003:x8}"));
}
