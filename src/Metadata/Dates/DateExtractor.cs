using Pipeline.Metadata.Dates.Grammar;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Dates;

/// <summary>Finds the dates and times of an article and resolves them against its day of publication.</summary>
/// <remarks>
/// One pass over the tokens: each is looked up once, and where a construct of the grammar can start, its parser reads it. Every parser
/// looks a bounded number of tokens around it, so that the work is linear in the length of the article. Values follow TIMEX3 of TimeML
/// 1.2.1 (Saurí et al., <i>TimeML Annotation Guidelines</i>, 2006), which takes its forms from ISO 8601.
/// </remarks>
internal sealed class DateExtractor
{
    private readonly DateLexer _lexer = new();

    /// <summary>Finds them.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="published">The day of publication; without it relative dates stay unresolved.</param>
    /// <returns>The dates in text order, without overlaps.</returns>
    public IReadOnlyList<DateMention> Extract(AnalysedText text, DateOnly? published)
    {
        DateWord[] words = _lexer.Read(text);
        var reference = new ReferenceTime(published);
        var dates = new List<DateMention>();
        foreach (Sentence range in text.Sentences)
        {
            reference.NextSentence();
            var sentence = new DateSentence(text, words, range);
            for (int at = sentence.First; at < sentence.End; )
            {
                if (words[at].Kind == DateWordKind.None || DateGrammar.Read(sentence, at, reference) is not { } found)
                {
                    at++;
                    continue;
                }

                TextSpan span = text.SpanOf(at, found.End);
                dates.Add(
                    new DateMention(
                        text.Text.Substring(span.Start, span.Length),
                        span.Start,
                        span.Length,
                        found.Value,
                        found.Precision,
                        found.Ambiguous
                    )
                );
                reference.Remember(found.Period);
                at = found.End;
            }
        }

        return dates;
    }
}
