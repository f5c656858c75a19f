using System.Collections.Frozen;
using Pipeline.Articles.Html;

namespace Pipeline.Articles.Structure;

/// <summary>Tells the paper's own name among authors: “The Harbour Post”, “Harbour Post Staff”. Nobody is named by it.</summary>
internal static class HouseName
{
    private static readonly IReadOnlyList<string> Desks = WordList.Read("PlainText/bylines.txt", "desks").Lines;

    // An agency is named by its reports wherever they stand, in its own pages too.
    private static readonly FrozenSet<string> Agencies = WordList
        .Read("Structure/agencies.txt", "agencies")
        .Lines.Concat(WordList.Read("Structure/agencies.txt", "long names").Lines)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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
    public static bool IsAgency(ReadOnlySpan<char> name) =>
        Agencies.GetAlternateLookup<ReadOnlySpan<char>>().Contains(WithoutArticle(name));

    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> trimmed = name.Trim();
        return trimmed.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? trimmed[4..].TrimStart() : trimmed;
    }
}
