using Pipeline.Metadata.Gazetteers;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>“Karin” in an article about Erlan Karin is that person, where nothing beside it makes it part of another name.</summary>
internal sealed class RepeatedSurnames : IAddition
{
    /// <inheritdoc/>
    public Mention? At(CorrectionContext article, int token, int low, int limit)
    {
        NamedText text = article.Text;
        bool particle = token > 0 && article.ParticledSurnames.Contains(text.HashOf(token - 1, token + 1));
        bool person =
            token > 0
            && article.Surnames.Contains(text.Hashes[token])
            && text.Text.Tokens[token] is { Case: LetterCase.Title, Length: > 2 }
            && (text.TraitsOf(token) & (NameTraits.Place | NameTraits.Demonym)) == 0
            && !text.Is(token, Titles.Offices)
            && !text.IsCapitalised(token + 1)
            && (!text.IsCapitalised(token - 1) || text.Is(token - 1, Titles.Offices) || text.Is(token - 1, Titles.Honorifics))
            && (particle || !SentenceOpeners.Contains(text.Text.TextOf(token)));
        return person ? new Mention(particle && token > low ? token - 1 : token, token + 1, EntityType.Person) : null;
    }
}
