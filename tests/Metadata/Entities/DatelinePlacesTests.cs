namespace Pipeline.Metadata.Tests.Entities;

public sealed class DatelinePlacesTests
{
    [Theory]
    [InlineData("FRANKFURT", "Frankfurt:DE")]
    [InlineData("PORT-AU-PRINCE", "Port-au-Prince:HT")]
    [InlineData("RIO DE JANEIRO", "Rio de Janeiro:BR")]
    [InlineData("ST. PETERSBURG", "St. Petersburg:RU")]
    [InlineData("THE HAGUE", "The Hague:NL")]
    [InlineData("KHAN YOUNIS, Gaza Strip", "Khan Younis:PS, Gaza Strip:PS")]
    [InlineData("ANTWERP/BRUSSELS", "Antwerp:BE, Brussels:BE")]
    [InlineData("Newcastle upon Tyne", "Newcastle upon Tyne:GB")]
    [InlineData("near Tyre", "Tyre:LB")]
    public void What_a_dateline_names_is_a_place(string place, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ", ",
                EntitiesOf
                    .Report(place, "Officials met on Thursday to discuss a plan.")
                    .Where(static entity => entity.Type == EntityType.Place)
                    .Select(static entity => $"{entity.Name}:{entity.Country}")
            )
        );

    [Fact]
    public void A_town_and_its_team_are_two()
    {
        IReadOnlyList<Entity> entities = EntitiesOf.Report(
            "LIVERPOOL, England",
            "Mohamed Salah scored twice as Liverpool beat Southampton 4-0 on Saturday. Liverpool lead the table."
        );
        Assert.Equal(
            [(EntityType.Place, 1), (EntityType.Organisation, 2)],
            entities.Where(static entity => entity.Name == "Liverpool").Select(static entity => (entity.Type, entity.Mentions.Count))
        );
    }

    [Fact]
    public void The_month_of_a_dateline_is_nobody() =>
        Assert.DoesNotContain(
            EntitiesOf.Report("LONDON", "Officials met in London.").Concat(EntitiesOf.Report("KHAN YOUNIS", "Officials met.")),
            static entity => entity.Type == EntityType.Person
        );

    [Fact]
    public void A_place_that_the_text_names_again_is_one()
    {
        Entity place = Assert.Single(
            EntitiesOf.Report("THE HAGUE", "Judges met in The Hague. The Hague is quiet."),
            static entity => entity.Type == EntityType.Place
        );
        Assert.Equal(("The Hague", 3), (place.Name, place.Mentions.Count));
    }
}
