using System.Collections.Frozen;
using Pipeline.Articles.Html;

namespace Pipeline.Articles.Structure;

/// <summary>Tells the paper's own name among authors: “The Harbour Post”, “Harbour Post Staff”. Nobody is named by it.</summary>
internal static class HouseName
{
    private static readonly string[] Desks =
    [
        "staff",
        "staff writer",
        "staff writers",
        "staff reporter",
        "reporter",
        "reporters",
        "newsroom",
        "news desk",
        "newsdesk",
        "web desk",
        "editors",
        "editorial board",
        "editorial staff",
        "editorial team",
        "team",
        "news",
        "online",
        "redaktion",
        "rédaction",
        "redacción",
        "redazione",
        "redação",
        "redactie",
    ];

    // An agency is named by its reports wherever they stand, in its own pages too.
    private static readonly FrozenSet<string> Agencies = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "AP",
        "Associated Press",
        "Reuters",
        "AFP",
        "Agence France-Presse",
        "UPI",
        "United Press International",
        "dpa",
        "EFE",
        "ANSA",
        "TASS",
        "Interfax",
        "Xinhua",
        "PTI",
        "Press Trust of India",
        "ANI",
        "IANS",
        "PA",
        "PA Media",
        "Press Association",
        "AAP",
        "Kyodo",
        "Kyodo News",
        "Jiji",
        "Jiji Press",
        "Yonhap",
        "Anadolu",
        "Anadolu Agency",
        "Bloomberg",
        "Canadian Press"
    );

    /// <summary>Whether a name is that of the outlet, with or without “The”, and the outlet no news agency.</summary>
    /// <param name="name">The author.</param>
    /// <param name="outlet">The outlet, or null.</param>
    public static bool Is(string name, string? outlet) =>
        outlet is not null && SameWords.Are(WithoutArticle(name), WithoutArticle(outlet).ToString()) && !IsAgency(name);

    /// <summary>Whether a name is that of the outlet and one of its desks: no person, yet more than the paper's name.</summary>
    /// <param name="name">The author.</param>
    /// <param name="outlet">The outlet, or null.</param>
    public static bool IsDesk(string name, string? outlet)
    {
        foreach (string desk in Desks)
        {
            if (
                name.Length > desk.Length + 1
                && name.EndsWith(desk, StringComparison.OrdinalIgnoreCase)
                && name[^(desk.Length + 1)] == ' '
                && Is(name[..^(desk.Length + 1)], outlet)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name is that of a news agency.</summary>
    /// <param name="name">The author.</param>
    public static bool IsAgency(string name) => Agencies.GetAlternateLookup<ReadOnlySpan<char>>().Contains(WithoutArticle(name));

    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> trimmed = name.Trim();
        return trimmed.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? trimmed[4..].TrimStart() : trimmed;
    }
}
