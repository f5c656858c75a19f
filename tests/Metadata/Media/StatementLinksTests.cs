using Pipeline.Metadata.Media;

namespace Pipeline.Metadata.Tests.Media;

public sealed class StatementLinksTests
{
    [Fact]
    public void A_statement_belongs_to_the_nearest_citation_of_its_medium_and_to_that_of_its_source()
    {
        IReadOnlyList<CitedMedium> linked = StatementLinks.Link(
            [
                new CitedMedium("Sputnik", 0, 7),
                new CitedMedium("Khabar 24", 40, 9),
                new CitedMedium("Sputnik", 60, 7),
                new CitedMedium("BBC", 200, 3),
            ],
            [Statement(20, "Khabar 24", "Sputnik"), Statement(80, "Sputnik", null), Statement(120, null, null)]
        );

        Assert.Equal(["0", "0", "1", ""], linked.Select(m => string.Join(',', m.Quotations)));
    }

    [Fact]
    public void Without_citations_there_is_nothing_to_link() => Assert.Empty(StatementLinks.Link([], [Statement(0, "BBC", null)]));

    private static Quotation Statement(int start, string? medium, string? via) =>
        new()
        {
            Text = "It is over",
            Start = start,
            Length = 10,
            Kind = QuotationKind.Direct,
            Medium = medium,
            Via = via,
        };
}
