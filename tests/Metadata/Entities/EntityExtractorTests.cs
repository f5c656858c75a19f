using CsCheck;

namespace Pipeline.Metadata.Tests.Entities;

public sealed class EntityExtractorTests
{
    [Fact]
    public void A_surname_is_the_person_named_in_full_before()
    {
        const string Text =
            "Norwegian Prime Minister Erna Solberg resigned on Tuesday. Solberg said she had no regrets, and thanked Solberg's staff.";
        Entity person = EntitiesOf.Named(Text, "Erna Solberg");
        Assert.Equal(EntityType.Person, person.Type);
        Assert.Equal(["Erna Solberg", "Solberg", "Solberg"], EntitiesOf.Mentions(Text, person));
        Assert.Equal(["Solberg"], person.Aliases);
    }

    [Fact]
    public void A_surname_is_the_person_named_in_full_later()
    {
        const string Text = "Merkel will step down. German Chancellor Angela Merkel told reporters in Berlin that Merkel was tired.";
        Assert.Equal(3, EntitiesOf.Named(Text, "Angela Merkel").Mentions.Count);
    }

    [Fact]
    public void A_couple_that_shares_a_surname_stays_apart()
    {
        const string Text =
            "Former President Bill Clinton spoke in Chicago. Clinton praised the mayor. Hillary Clinton spoke in Boston. "
            + "Clinton thanked the crowd.";
        Entity bill = EntitiesOf.Named(Text, "Bill Clinton"),
            hillary = EntitiesOf.Named(Text, "Hillary Clinton");
        Assert.Equal(2, bill.Mentions.Count);
        Assert.Equal(2, hillary.Mentions.Count);
        Assert.True(bill.Mentions[1].Start < hillary.Mentions[0].Start);
    }

    [Fact]
    public void An_acronym_is_the_organisation_it_stands_for()
    {
        const string Text = "The Organisation of Islamic Cooperation (OIC) met in Riyadh. The OIC condemned the attack.";
        Entity organisation = EntitiesOf.Named(Text, "Organisation of Islamic Cooperation");
        Assert.Equal(EntityType.Organisation, organisation.Type);
        Assert.Contains("OIC", organisation.Aliases);
        Assert.Equal(3, organisation.Mentions.Count);
    }

    [Fact]
    public void A_ministry_is_told_from_others_by_its_country()
    {
        const string Text =
            "The Russian Foreign Ministry denied the report. The Ukrainian Foreign Ministry said it had proof. "
            + "The Ukrainian Foreign Ministry published it.";
        Assert.Single(EntitiesOf.Named(Text, "Russian Foreign Ministry").Mentions);
        Assert.Equal(2, EntitiesOf.Named(Text, "Ukrainian Foreign Ministry").Mentions.Count);
    }

    [Theory]
    [InlineData("The Kazakh President said the situation was critical. The minister and the General agreed with the Prime Minister.")]
    [InlineData("Chief Executive and chairman: the President spoke to the Secretary of State about it.")]
    [InlineData("Kazakh Presiden said the country weathered an attempted coup, and the Turkish Ministre agreed.")]
    public void A_title_alone_is_no_person(string text) =>
        Assert.DoesNotContain(EntitiesOf.Text(text), entity => entity.Type == EntityType.Person);

    [Theory]
    [InlineData("The Russian-led alliance and Kazakh citizens met with German officials.")]
    [InlineData("A Central Asian country and several European states were asked, and Muslims prayed.")]
    public void An_adjective_of_nationality_is_no_entity(string text) => Assert.Empty(EntitiesOf.Text(text));

    [Fact]
    public void The_names_of_one_country_are_one_place()
    {
        const string Text = "The United States imposed tariffs. U.S. officials said the US would not yield.";
        Entity place = Assert.Single(EntitiesOf.Text(Text));
        Assert.Equal(("United States", "US", 3), (place.Name, place.Country, place.Mentions.Count));
        Assert.Contains("U.S.", place.Aliases);
    }

    [Theory]
    [InlineData("Trains left Kyiv at noon. Buses left Kiev at dusk.", "Kyiv", "Kiev")]
    [InlineData("Ships waited off Bombay, now Mumbai, for a week.", "Bombay", "Mumbai")]
    [InlineData("Envoys left Beijing. An old map of Peking was shown.", "Beijing", "Peking")]
    [InlineData("Protesters in Yangon clashed with police. Rangoon, as some call it, was calm at night.", "Rangoon", "Yangon")]
    public void The_names_of_one_great_city_are_one_place(string text, string name, string alias)
    {
        Entity place = Assert.Single(EntitiesOf.Text(text));
        Assert.Equal(name, place.Name);
        Assert.Contains(alias, place.Aliases);
    }

    [Fact]
    public void Great_cities_that_touch_are_two_places() =>
        Assert.Equal(2, EntitiesOf.Text("Rain flooded Manila on Monday. Shops in Makati were closed.").Count);

    [Theory]
    [InlineData("The fire broke out in Paris, Texas, on Monday night.", "Paris", "US", 33.7)]
    [InlineData("The fire broke out in Paris on Monday, the French interior ministry said.", "Paris", "FR", 48.9)]
    [InlineData(
        "Voters in Atlanta, the capital of Georgia, queued. Florida and Alabama vote next week in the United States.",
        "Georgia",
        "US",
        33
    )]
    [InlineData("Fighting broke out between Russia and Georgia near Tbilisi.", "Georgia", "GE", 42)]
    public void A_place_is_located_by_its_context(string text, string name, string country, double latitude)
    {
        Entity place = EntitiesOf.Named(text, name);
        Assert.Equal(country, place.Country);
        Assert.InRange(place.Latitude!.Value, latitude - 1, latitude + 1);
        Assert.NotNull(place.Longitude);
    }

    [Theory]
    [InlineData("Kazakh President Kassym-Jomart Tokayev arrived in Moscow.", "Kassym-Jomart Tokayev", "President of Kazakhstan")]
    [InlineData("Kazakhstan’s State Secretary Erlan Karin said so.", "Erlan Karin", "State Secretary of Kazakhstan")]
    [InlineData("US Secretary of State Mike Pompeo blamed Iran.", "Mike Pompeo", "US Secretary of State")]
    [InlineData("New Jersey Governor Chris Christie vetoed the bill.", "Chris Christie", "Governor of New Jersey")]
    [InlineData("“Growth will slow,” said Jane Doe, chief economist at Barclays, on Friday.", "Jane Doe", "chief economist at Barclays")]
    [InlineData("Tim Cook, the chief executive of Apple, said sales rose.", "Tim Cook", "chief executive of Apple")]
    [InlineData("Ngozi Ade, director-general of the port, said it was shut.", "Ngozi Ade", "director-general of the port")]
    [InlineData("They met Tom Reed, the mayor, Jane Doe, the clerk, and others.", "Tom Reed", "mayor")]
    public void A_role_says_what_the_article_calls_the_person(string text, string name, string role) =>
        Assert.Contains(role, EntitiesOf.Named(text, name).Roles);

    [Fact]
    public void A_medium_is_an_organisation_wherever_it_is_cited()
    {
        const string Text = "According to Sputnik, the talks failed. Karin said so on the Khabar 24 TV channel.";
        Assert.Equal(EntityType.Organisation, EntitiesOf.Named(Text, "Sputnik").Type);
        Assert.Equal(EntityType.Organisation, EntitiesOf.Named(Text, "Khabar 24").Type);
    }

    [Fact]
    public void A_possessive_ending_is_part_of_a_name_only_where_the_name_has_one()
    {
        const string Text = "McDonald's opened in Japan's capital.";
        Assert.Equal(["McDonald's", "Japan"], EntitiesOf.Text(Text).Select(entity => entity.Name));
    }

    [Fact]
    public void The_words_an_acronym_explains_are_one_name()
    {
        const string Text = "The Nigerian National Petroleum Corporation (NNPC) cut its forecast. NNPC shares do not trade.";
        Assert.Equal(3, EntitiesOf.Named(Text, "Nigerian National Petroleum Corporation").Mentions.Count);
    }

    [Theory]
    [InlineData("Hurricane Humberto approached Bermuda. Humberto weakened later.", "Humberto")]
    [InlineData("It costs US$473 a tonne.", "US")]
    [InlineData("The Endangered Species Act protects wolves in Montana.", "Endangered Species Act")]
    public void Storms_amounts_and_laws_are_no_entities(string text, string name) =>
        Assert.DoesNotContain(EntitiesOf.Text(text), entity => entity.Name == name);

    [Fact]
    public void A_particle_belongs_to_the_surname()
    {
        const string Text = "Leon van Biljon ran a lodge near Pretoria. Neighbours could not save van Biljon.";
        Assert.Equal(["Leon van Biljon", "van Biljon"], EntitiesOf.Mentions(Text, EntitiesOf.Named(Text, "Leon van Biljon")));
    }

    [Fact]
    public void A_share_code_is_no_part_of_a_company()
    {
        const string Text = "Shares of Tesla Inc TSLA.O rose 5% after Chief Executive Elon Musk tweeted.";
        Assert.Equal(["Tesla Inc"], EntitiesOf.Mentions(Text, EntitiesOf.Named(Text, "Tesla Inc")));
    }

    [Fact]
    public void A_text_in_another_language_has_no_entities() => Assert.Empty(EntitiesOf.Text("Angela Merkel reiste nach Paris.", "de"));

    [Fact]
    public void A_table_of_results_is_in_no_language() =>
        Assert.Contains(
            EntitiesOf.Text("Feyenoord 1 SC Heerenveen 0\n\nPSV Eindhoven 3 Sparta Rotterdam 2", "nl"),
            entity => entity is { Type: EntityType.Organisation, Name: "PSV Eindhoven" }
        );

    [Fact]
    public void A_seed_is_no_part_of_a_players_name()
    {
        const string Text = "3-Dominic Thiem (Austria) beat 21-Alex de Minaur (Australia) 6-1 6-2 6-4";
        Assert.Equal(["Dominic Thiem"], EntitiesOf.Mentions(Text, EntitiesOf.Named(Text, "Dominic Thiem")));
    }

    [Fact]
    public void Mentions_lie_in_the_text_in_order_and_share_no_character()
    {
        var word = Gen.OneOf(
            "Angela",
            "Merkel",
            "Mr.",
            "President",
            "the",
            "of",
            "and",
            "Bank",
            "Paris",
            "U.S.",
            "'s",
            "’s",
            "(",
            ")",
            "CSTO",
            ",",
            ".",
            "24",
            "Ministry",
            "Kazakh",
            "-",
            "\n\n",
            "said",
            "é",
            "😀",
            "McDonald's",
            "New",
            "York",
            "\""
        );
        word.Array[0, 60]
            .Sample(words =>
            {
                string text = string.Join(' ', words);
                var spans = EntitiesOf.Text(text).SelectMany(entity => entity.Mentions).OrderBy(span => span.Start).ToList();
                return spans.TrueForAll(span => span.Length > 0 && span.Start >= 0 && span.End <= text.Length)
                    && spans.Zip(spans.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
            });
    }

    [Fact]
    public void The_same_text_gives_the_same_entities()
    {
        const string Text =
            "Boris Johnson met Emmanuel Macron in London. Johnson and Macron discussed the EU, NATO and the United Nations (UN).";
        Assert.Equal(EntitiesOf.Text(Text).Select(Line), EntitiesOf.Text(Text).Select(Line));

        static string Line(Entity entity) =>
            $"{entity.Type} {entity.Name} {string.Join(',', entity.Mentions)} {string.Join(',', entity.Aliases)} "
            + $"{string.Join(',', entity.Roles)}";
    }

    [Fact]
    public void Many_people_of_one_surname_are_read_to_the_end()
    {
        string text = string.Join(
            ' ',
            Enumerable.Range(0, 3000).Select(i => $"{(char)('A' + (i % 26))}{(char)('a' + (i / 26 % 26))}x Smith met Smith.")
        );
        Assert.NotEmpty(EntitiesOf.Text(text));
    }

    [Fact]
    public void A_role_in_an_organisation_points_to_it()
    {
        const string Text = "Siemens AG will cut jobs. “It hurts,” said Anna Weber, chief economist at Siemens AG, on Monday.";
        IReadOnlyList<Entity> entities = EntitiesOf.Text(Text);
        Entity person = Assert.Single(entities, entity => entity.Name == "Anna Weber");
        Affiliation affiliation = Assert.Single(person.Affiliations!);
        Assert.Contains(affiliation.Role, person.Roles);
        Assert.Equal("Siemens AG", entities[affiliation.Organisation].Name);
    }

    [Fact]
    public void A_role_without_an_organisation_points_nowhere() =>
        Assert.Null(EntitiesOf.Named("Norwegian Prime Minister Erna Solberg resigned on Tuesday.", "Erna Solberg").Affiliations);

    [Fact]
    public void A_role_of_the_next_name_is_not_that_of_the_last() =>
        Assert.Empty(EntitiesOf.Named("They fired Tom Reed, the chief secretary, Dr Misheck Sibanda, announced.", "Tom Reed").Roles);

    [Theory]
    [InlineData(
        "The general secretary of the British union Unite, Tony Woodley, said the plant would close.",
        "Tony Woodley",
        "general secretary of the British union Unite"
    )]
    [InlineData("They met the president of Kenya, Uhuru Kenyatta, in Nairobi.", "Uhuru Kenyatta", "president of Kenya")]
    [InlineData("The director general of the port, Mrs Zubaida Umar, said it was shut.", "Zubaida Umar", "director general of the port")]
    [InlineData("The mayor fired Tom Reed, the chief secretary, Dr Misheck Sibanda, announced.", "Misheck Sibanda", "chief secretary")]
    public void A_role_before_a_comma_is_that_of_the_name_behind_it(string text, string name, string role) =>
        Assert.Contains(role, EntitiesOf.Named(text, name).Roles);

    [Fact]
    public void A_clause_before_a_comma_is_no_role() =>
        Assert.DoesNotContain(
            EntitiesOf.Text("James Comey was asked who would be the director of the agency, Comey said on Friday."),
            entity => entity.Roles.Any(role => role.Contains("agency", StringComparison.Ordinal))
        );

    [Fact]
    public void Nationalities_are_demonyms_of_their_country()
    {
        const string Text =
            "Russia said on Monday that Russian troops would leave. The Russian-led alliance thanked the South Korean envoy.";
        Entity country = EntitiesOf.Named(Text, "Russia");
        Assert.Single(country.Mentions);
        Assert.Equal(["Russian", "Russian"], country.Demonyms!.Select(span => Text.Substring(span.Start, span.Length)));
    }

    [Theory]
    [InlineData(
        "Osama bin Laden was killed in 2011, officials said. His son, Hamza bin Ladin, was found later. "
            + "The letters of Osama bin Ladin were published.",
        "Osama bin Laden",
        2
    )]
    [InlineData(
        "President Recep Tayyip Erdoğan spoke in Ankara. Mr Erdogan later met reporters, and Erdogan was tired.",
        "Recep Tayyip Erdoğan",
        3
    )]
    public void Spellings_of_one_name_are_one_person(string text, string name, int mentions) =>
        Assert.Equal(mentions, EntitiesOf.Named(text, name).Mentions.Count);

    [Fact]
    public void A_misspelt_title_behind_a_nationality_is_no_entity() =>
        Assert.DoesNotContain(
            EntitiesOf.Text("The alliance sent troops, Kazakh Presiden told reporters. Kazakh Presiden was in Almaty."),
            entity => entity.Name.Contains("Presiden", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Cologne", "DE")]
    [InlineData("Gothenburg", "SE")]
    [InlineData("Grozny", "RU")]
    [InlineData("Bangalore", "IN")]
    [InlineData("Panama City", "PA")]
    [InlineData("Kwale", "KE")]
    public void A_city_is_found_by_the_name_it_has_in_English(string city, string country) =>
        Assert.Equal(
            (EntityType.Place, country),
            EntitiesOf.Named($"Police in {city} said the meeting had ended.", city) is var place ? (place.Type, place.Country) : default
        );

    [Fact]
    public void An_acronym_written_like_a_word_stands_for_the_name_that_explains_it()
    {
        const string Text = "The National Environment Management Authority (Nema) failed to follow the law. Nema said it would appeal.";
        Entity authority = EntitiesOf.Named(Text, "National Environment Management Authority");
        Assert.Equal(["Nema"], authority.Aliases);
        Assert.Equal(3, authority.Mentions.Count);
    }

    [Fact]
    public void A_question_word_is_not_the_acronym_it_looks_like()
    {
        const string Text = "The World Health Organization (WHO) met on Monday. Who knows what it decided?";
        Assert.Equal(["World Health Organization", "WHO"], EntitiesOf.Mentions(Text, EntitiesOf.Named(Text, "World Health Organization")));
    }

    [Fact]
    public void The_body_of_an_office_and_its_holder_are_two()
    {
        IReadOnlyList<Entity> entities = EntitiesOf.Text(
            "“We have had enough,” said Rural Fire Service Commissioner Shane Fitzsimmons, whose crews battled 130 blazes."
        );
        Assert.Equal(["Rural Fire Service", "Shane Fitzsimmons"], entities.Select(static entity => entity.Name));
    }

    [Theory]
    [InlineData(
        "The Ghana Police Service arrested three persons at Bawku in the Upper East Region, Chief Superintendent Sule Dodoo, "
            + "told the Ghana News Agency.",
        "Ghana Police Service"
    )]
    [InlineData("The Kenya Revenue Authority missed its target, officials said.", "Kenya Revenue Authority")]
    public void A_country_and_what_it_keeps_are_one_body(string text, string name) =>
        Assert.Equal(EntityType.Organisation, EntitiesOf.Named(text, name).Type);

    [Theory]
    [InlineData("The government cut the duty hours before Diwali began, ministers said.")]
    [InlineData("The crowd marked Eid al-Fitr and Christmas in peace.")]
    public void Feasts_are_no_places(string text) => Assert.Empty(EntitiesOf.Text(text));

    [Fact]
    public void A_short_office_is_no_part_of_a_place()
    {
        IReadOnlyList<Entity> entities = EntitiesOf.Text(
            "Karnataka Chief Minister Basavaraj Bommai and Assam CM Himanta Biswa Sarma followed suit on Wednesday."
        );
        Assert.Contains(entities, static entity => (entity.Type, entity.Name) == (EntityType.Place, "Assam"));
        Assert.DoesNotContain(entities, static entity => entity.Name.Contains("CM", StringComparison.Ordinal));
    }

    [Fact]
    public void Letters_after_a_name_are_no_part_of_it() =>
        Assert.Equal("Karim Khan", Assert.Single(EntitiesOf.Text("Karim Khan QC represented the petitioners.")).Name);

    [Fact]
    public void The_place_of_an_office_and_its_holder_are_two()
    {
        IReadOnlyList<Entity> entities = EntitiesOf.Text("Lamu Governor Fahim Twaha did not comment on the decision in Nairobi.");
        Assert.Contains(entities, static entity => (entity.Type, entity.Name) == (EntityType.Place, "Lamu"));
        Assert.Contains(entities, static entity => (entity.Type, entity.Name) == (EntityType.Person, "Fahim Twaha"));
    }
}
