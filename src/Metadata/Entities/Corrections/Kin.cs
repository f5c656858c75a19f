using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Her husband, Jordan, stayed”, “his daughter India said”: a relative's name is a person's, whatever it is elsewhere.</summary>
internal sealed class Kin : ICorrection
{
    private const string File = "Entities/Corrections/Kin.txt";

    private static readonly WordSet Relatives = WordSet.Read(File);
    private static readonly WordSet Owners = WordSet.Read(File, "owners");

    /// <inheritdoc/>
    public void Apply(CorrectionContext article, Mention mention, List<Mention> corrected)
    {
        SentenceCursor sentence = article.Around(mention);
        bool comma = sentence.IsMark(mention.First - 1, ',');
        bool relative =
            mention is { Type: not EntityType.Person, Count: <= 2 }
            && IsRelative(sentence, comma ? mention.First - 2 : mention.First - 1)
            && (!comma || sentence.IsMark(mention.End) || sentence.Is(mention.End, "and"));
        corrected.Add(relative ? mention with { Type = EntityType.Person } : mention);
    }

    // “his wife”, “her younger brother”, “Ortega's son”
    private static bool IsRelative(SentenceCursor sentence, int token) =>
        sentence.Is(token, Relatives) && (IsOwner(sentence, token - 1) || IsOwner(sentence, token - 2));

    private static bool IsOwner(SentenceCursor sentence, int token) =>
        sentence.Is(token, Owners) || sentence.KindOf(token) == TokenKind.Clitic;
}
