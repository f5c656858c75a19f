using CsCheck;
using Pipeline.Catalog.Tests.Support;
using Pipeline.Catalog.Writing;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Tests.Writing;

/// <summary>
/// At-least-once in, exactly-once effect: events and messages come twice, late and in any order, and the table equals what a single clean
/// run makes.
/// </summary>
public sealed class DeliveryTests(AzuriteFixture azurite)
{
    private static readonly string[] Names = ["a.txt", "b/c d.txt", "é'|#?.html"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Duplicated_and_shuffled_deliveries_equal_a_clean_run()
    {
        // Each upload is of one of three names; events are delivered somewhere after their upload, and messages somewhere after their
        // event.
        var upload = Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Int[0, 5], Gen.Bool, Gen.Int[1, 3], Gen.Int[1, 3]);
        await Gen.Select(upload.Array[1, 8], Gen.Int)
            .SampleAsync(
                async (uploads, order) =>
                {
                    using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
                    var random = new Random(order);
                    var events = new List<string>();
                    var messages = new List<ParsedArticleMessage>();
                    var pending = new Queue<(int Name, int People, bool Large, int Events, int Messages)>(uploads);
                    while (pending.Count + events.Count + messages.Count > 0)
                    {
                        int choice = random.Next(pending.Count + events.Count + messages.Count);
                        if (choice < pending.Count)
                        {
                            (int name, int people, bool large, int copies, _) = pending.Dequeue();
                            await world.UploadAsync(Names[name], DocumentOf(people, large));
                            events.AddRange(Enumerable.Repeat(Names[name], copies));
                        }
                        else if ((choice -= pending.Count) < events.Count)
                        {
                            string name = events[choice];
                            events.RemoveAt(choice);
                            ParsedArticleMessage message = (await world.ReceiveAsync(name))!;
                            messages.AddRange(Enumerable.Repeat(message, random.Next(1, 3)));
                        }
                        else
                        {
                            ParsedArticleMessage message = messages[choice - events.Count];
                            messages.RemoveAt(choice - events.Count);
                            await world.Indexer.IndexAsync(message, Cancelled);
                        }
                    }

                    await world.AssertConsistentAsync();
                    return true;
                },
                iter: Sweep.Runs(20),
                threads: 1
            );
    }

    [Fact]
    public async Task Messages_of_many_versions_at_the_same_time_equal_a_clean_run()
    {
        using CatalogWorld world = await CatalogWorld.CreateAsync(azurite);
        var messages = new List<ParsedArticleMessage>();
        for (int version = 0; version < 6; version++)
        {
            foreach (string name in Names)
            {
                await world.UploadAsync(name, DocumentOf(version, large: version % 2 == 0));
                messages.Add((await world.ReceiveAsync(name))!);
            }
        }

        await Task.WhenAll(messages.Concat(messages).Select(message => world.Indexer.IndexAsync(message, Cancelled)));
        await world.AssertConsistentAsync();
    }

    private static ArticleMetadata DocumentOf(int people, bool large) =>
        Documents.Of(Enumerable.Range(0, large ? 60 * people : people).Select(i => Documents.Person($"Person {people} {i}"))) with
        {
            DatePublished = people % 2 == 0 ? new DateOnly(2020, 1, 1 + people) : null,
        };
}
