using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>What corrections need to know of the article: its words, and what the recogniser found in all of it.</summary>
internal sealed class CorrectionContext
{
    /// <summary>The traits of organisations.</summary>
    public const NameTraits Bodies = NameTraits.Company | NameTraits.Organisation | NameTraits.Medium;

    /// <summary>The traits of names that are no organisation's.</summary>
    public const NameTraits Others = NameTraits.Place | NameTraits.GivenName | NameTraits.Surname | NameTraits.Demonym;

    /// <summary>Reads the mentions.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">What the recogniser found.</param>
    public CorrectionContext(NamedText text, List<Mention> found)
    {
        Text = text;
        foreach (Mention mention in found)
        {
            Names.Add(text.HashOf(mention.First, mention.End));
            if (mention.Type == EntityType.Place)
            {
                Places.Add(mention.First);
            }

            if (mention.Type == EntityType.Person && mention.Count > 1)
            {
                Surnames.Add(text.Hashes[mention.End - 1]);
                if (text.Is(mention.End - 2, Titles.Particles))
                {
                    ParticledSurnames.Add(text.HashOf(mention.End - 2, mention.End));
                }
            }
            else if (mention.Count == 1 && text.Is(mention.First - 1, Storms.Kinds))
            {
                StormNames.Add(text.Hashes[mention.First]);
            }
        }

        // Who is named in full is known by now.
        foreach (Mention mention in found)
        {
            if (Corrections.Ventures.IsVenture(this, mention))
            {
                Ventures.Add(text.Hashes[mention.First]);
            }
        }
    }

    /// <summary>The text.</summary>
    public NamedText Text { get; }

    /// <summary>All names that were found, by their words.</summary>
    public HashSet<ulong> Names { get; } = [];

    /// <summary>The first tokens of what was found as places.</summary>
    public HashSet<int> Places { get; } = [];

    /// <summary>The last words of the people named in full.</summary>
    public HashSet<ulong> Surnames { get; } = [];

    /// <summary>The family names that have a particle (“van Biljon”).</summary>
    public HashSet<ulong> ParticledSurnames { get; } = [];

    /// <summary>The names of storms.</summary>
    public HashSet<ulong> StormNames { get; } = [];

    /// <summary>The names of one word that do what companies do: see <see cref="Corrections.Ventures"/>.</summary>
    public HashSet<ulong> Ventures { get; } = [];

    /// <summary>The sentence around a mention.</summary>
    /// <param name="mention">The mention.</param>
    public SentenceCursor Around(Mention mention) => Text.Text.Around(mention.First);

    /// <summary>What the gazetteer knows the whole mention as.</summary>
    /// <param name="mention">The mention.</param>
    public NameTraits TraitsOf(Mention mention) => Text.TraitsOf(mention.First, mention.End);

    /// <summary>Whether the gazetteer knows the whole mention as an organisation.</summary>
    /// <param name="mention">The mention.</param>
    public bool IsKnownBody(Mention mention) => (TraitsOf(mention) & Bodies) != 0;

    /// <summary>Whether all words of more than three letters, the first and the last begin with a capital.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="end">The index after the last.</param>
    public bool AreCapitalised(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (Text.Text.Tokens[i] is { Kind: TokenKind.Word, Length: > 3 } && !Text.IsCapitalised(i))
            {
                return false;
            }
        }

        return Text.IsCapitalised(first) && (Text.IsCapitalised(end - 1) || Text.Text.Tokens[end - 1].Kind != TokenKind.Word);
    }
}
