using System.Globalization;
using System.Text.Json;

namespace Pipeline.Explorer.Tests;

/// <summary>
/// Made-up articles in any number, always the same: six stories that rise and fade, told by five outlets.
/// For screenshots and measurements; nothing in them happened.
/// </summary>
internal static class SampleArchive
{
    private static readonly string[] Outlets =
    [
        "Coastal Tribune",
        "The Meridian Post",
        "Northern Ledger",
        "Plaza Daily",
        "The Harbour Times",
    ];
    private static readonly DateOnly Begin = new(2024, 1, 8);

    private static readonly Story[] Stories =
    [
        new(
            "the grain corridor",
            Peak: 60,
            [
                new("Irina Kovalenko", "port authority director"),
                new("Mehmet Aydin", "Turkish transport minister"),
                new("Lars Nyholm", "shipping analyst"),
            ],
            ["Odesa", "Istanbul", "Constanta", "Rotterdam"],
            ["Danube Shipping Union", "Black Sea Grain Council"],
            [
                "Ships queue as {0} reopens",
                "Insurers return to {0}",
                "Talks over {0} run into the night",
                "First convoy through {0} arrives",
            ],
            [
                "We counted eleven ships this morning, and eleven captains who wanted to be first.",
                "Nobody sails on a promise, they sail on an insurance policy.",
                "The corridor is open, but it is as narrow as the trust behind it.",
                "Wheat does not wait for diplomats.",
            ],
            [
                "the first convoy would leave before the weekend",
                "insurance premiums had fallen by a third",
                "two more berths would open in spring",
            ]
        ),
        new(
            "the rail strike",
            Peak: 150,
            [
                new("Claire Fontaine", "union leader"),
                new("Hugo Marchand", "French transport minister"),
                new("Sabine Keller", "rail operator spokeswoman"),
            ],
            ["Paris", "Lyon", "Brussels", "Cologne"],
            ["Federation of Rail Workers", "EuroConnect Rail"],
            [
                "Commuters walk as {0} enters second week",
                "Ministers offer a deal to end {0}",
                "Night trains return after {0}",
                "What {0} costs a city",
            ],
            [
                "You cannot drive a train on yesterday's wages.",
                "We have an offer on the table, and a table is a good place for it.",
                "My members will be back at work the morning after they are heard.",
                "Half of our trains run, and all of our passengers are angry.",
            ],
            [
                "eight in ten trains would run on Monday",
                "the talks had failed over night shifts",
                "passengers would be refunded within a month",
            ]
        ),
        new(
            "the glacier dam",
            Peak: 230,
            [
                new("Tenzin Dolma", "hydrologist"),
                new("Rajesh Thapa", "Nepalese water minister"),
                new("Anna Lindqvist", "World Water Bank director"),
            ],
            ["Kathmandu", "Delhi", "Lhasa", "Geneva"],
            ["World Water Bank", "Himalaya Research Institute"],
            [
                "Lake behind {0} is rising faster than feared",
                "Engineers race to drain {0}",
                "Villages below {0} practise their way uphill",
                "A siren for {0}",
            ],
            [
                "The ice is leaving, and it is not going to send us a letter first.",
                "We measured the lake twice because we did not believe it once.",
                "A siren costs less than a bridge, and it saves the people on it.",
                "Every spring we learn a new word for flood.",
            ],
            [
                "the lake had risen by nine metres in a year",
                "thirty sirens would be installed before the monsoon",
                "the dam would hold for another season",
            ]
        ),
        new(
            "the election recount",
            Peak: 310,
            [
                new("Gabriela Rojas", "opposition candidate"),
                new("Tomás Herrera", "election commissioner"),
                new("Emeka Obi", "election observer"),
            ],
            ["Santiago", "Bogotá", "Lima", "Nairobi"],
            ["National Election Commission", "Pan-American Observers"],
            [
                "Judges order {0} in three provinces",
                "Ballot boxes under guard as {0} begins",
                "Candidates accept result of {0}",
                "Observers praise calm of {0}",
            ],
            [
                "We will count them until the last one has been seen by both sides.",
                "A narrow victory is still a victory, and a narrow defeat is still a defeat.",
                "I have watched forty elections, and this was the quietest count of all.",
                "Four hundred votes is not a margin, it is a queue at a bakery.",
            ],
            [
                "the recount would be finished within a week",
                "no ballot had left the building",
                "she would accept whatever the judges decided",
            ]
        ),
        new(
            "the chip plant",
            Peak: 390,
            [
                new("Kenji Morita", "Shinano Semiconductor chairman"),
                new("Emily Carter", "governor of Arizona"),
                new("Wei-Ling Chen", "industry economist"),
            ],
            ["Phoenix", "Tokyo", "Taipei", "Dresden"],
            ["Shinano Semiconductor", "Institute for Industry Studies"],
            [
                "Desert town prepares for {0}",
                "Water, not money, decides over {0}",
                "First wafers leave {0}",
                "Suppliers follow {0} to the desert",
            ],
            [
                "We need clean water, clean air and four thousand patient people.",
                "This plant is not a gift to us, it is a wager on us.",
                "A chip crosses nine borders before it wakes up in your phone.",
                "We will recycle every drop, because we have paid for every drop.",
            ],
            [
                "the plant would employ four thousand people",
                "production would start a year early",
                "the state had promised a new water line",
            ]
        ),
        new(
            "the harbour bridge",
            Peak: 470,
            [
                new("Aisha Mensah", "mayor of Accra"),
                new("Daniel Osei", "chief engineer"),
                new("Ingrid Solheim", "Nordic Bridge chief executive"),
            ],
            ["Accra", "Lagos", "Oslo", "Abidjan"],
            ["Nordic Bridge", "Accra Harbour Company"],
            [
                "Last span of {0} lifted into place",
                "Toll on {0} divides the city",
                "Fishermen ask who owns the view from {0}",
                "A night on {0} before the cars come",
            ],
            [
                "My grandmother crossed here in a canoe, and she was faster than the ferry.",
                "A bridge is finished when the first child runs across it.",
                "We tightened ninety thousand bolts, and I have dreamt of all of them.",
                "The toll will be gone in the year that my daughter can vote.",
            ],
            ["the bridge would open before the rains", "the toll would fall after ten years", "the last cable had been tightened by hand"]
        ),
    ];

    /// <summary>Files of articles by their names.</summary>
    /// <param name="count">How many.</param>
    public static IEnumerable<(string Name, BinaryData Json)> Articles(int count)
    {
        var random = new Random(20240108);
        for (int index = 0; index < count; index++)
        {
            Story story = Stories[random.Next(Stories.Length)];
            int day = Math.Clamp(story.Peak + (int)(Spread(random) * 60), 0, 540);
            yield return ($"samples/{index:D5}.json", BinaryData.FromBytes(Write(story, Begin.AddDays(day), index, random)));
        }
    }

    private static byte[] Write(Story story, DateOnly day, int index, Random random)
    {
        Person[] people = Shuffled(story.People, random);
        string[] places = Shuffled(story.Places, random);
        string[] words = Shuffled(story.Words, random);
        string[] reported = Shuffled(story.Reported, random);
        string organisation = story.Organisations[random.Next(story.Organisations.Length)];
        string weekday = day.DayOfWeek.ToString();
        string headline = string.Format(CultureInfo.InvariantCulture, story.Headlines[random.Next(story.Headlines.Length)], story.Topic);
        string body = string.Join(
            "\n\n",
            $"Officials and experts met in {places[0]} on {weekday} to talk about {story.Topic}. "
                + $"The {organisation} sent {3 + (index % 17)} delegates.",
            $"“{words[0]}” said {people[0].Name}, {people[0].Role}, in {places[0]}. {Last(people[0])} added that {reported[0]}.",
            $"{people[1].Name}, {people[1].Role}, said that {reported[1]}. “{words[1]}” "
                + $"{Last(people[1])} told {Outlets[(index + 1) % Outlets.Length]}.",
            $"According to the {organisation}, {reported[2]}. The next meeting is planned in {places[1]}."
        );
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                headline = char.ToUpperInvariant(headline[0]) + headline[1..],
                datePublished = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                publisher = new { name = Outlets[random.Next(Outlets.Length)] },
                inLanguage = "en",
                articleBody = body,
            }
        );
    }

    private static string Last(Person person) => person.Name[(person.Name.LastIndexOf(' ') + 1)..];

    /// <summary>Mostly near zero, seldom beyond one in either direction.</summary>
    private static double Spread(Random random) => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;

    private static T[] Shuffled<T>(T[] items, Random random)
    {
        T[] copy = [.. items];
        random.Shuffle(copy);
        return copy;
    }

    private sealed record Person(string Name, string Role);

    private sealed record Story(
        string Topic,
        int Peak,
        Person[] People,
        string[] Places,
        string[] Organisations,
        string[] Headlines,
        string[] Words,
        string[] Reported
    );
}
