using System.Collections.Frozen;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Media;

/// <summary>The verbs that make a medium the source of a statement.</summary>
internal sealed class CitationVerbs
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _reporting = new[]
    {
        "said",
        "says",
        "say",
        "reported",
        "reports",
        "report",
        "wrote",
        "writes",
        "quoted",
        "quotes",
        "cited",
        "cites",
        "revealed",
        "reveals",
        "published",
        "noted",
        "notes",
        "added",
        "adds",
        "announced",
        "claimed",
        "claims",
        "confirmed",
        "found",
        "stated",
        "states",
        "described",
        "describes",
        "explained",
        "tweeted",
        "posted",
        "broke",
        "broadcast",
        "aired",
        "asked",
        "told",
        "tells",
    }
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _takingMedium = new[]
    {
        "told",
        "tells",
        "telling",
        "tell",
        "citing",
        "cites",
        "cited",
        "quoting",
        "informed",
        "per",
        "Per",
        "Citing",
        "Quoting",
    }
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the word is a verb of reporting.</summary>
    /// <param name="word">The word, as written.</param>
    public bool IsReporting(ReadOnlySpan<char> word) => _reporting.Contains(word);

    /// <summary>Whether one of the tokens is a verb of reporting.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="first">The first token.</param>
    /// <param name="end">The token after the last.</param>
    public bool IsReporting(AnalysedText text, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (_reporting.Contains(text.TextOf(i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a medium right after the word is a source or a listener (“told the BBC”, “citing Reuters”).</summary>
    /// <param name="word">The word, as written.</param>
    public bool TakesMedium(ReadOnlySpan<char> word) => _takingMedium.Contains(word);
}
