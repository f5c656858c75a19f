using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Entities.Corrections;

/// <summary>Puts right what the recogniser found where the words leave no doubt.</summary>
internal static class MentionCorrector
{
    /// <summary>Applies the corrections and additions, in time linear in the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">The mentions in text order.</param>
    /// <returns>The mentions in text order, without overlaps.</returns>
    public static List<Mention> Correct(NamedText text, List<Mention> found)
    {
        var article = new CorrectionContext(text, found);
        List<Mention> mentions = found,
            corrected = new(found.Count + 8);
        foreach (ICorrection correction in CorrectionList.Corrections)
        {
            corrected.Clear();
            foreach (Mention mention in mentions)
            {
                correction.Apply(article, mention, corrected);
            }

            (mentions, corrected) = (corrected, ReferenceEquals(mentions, found) ? new(found.Count + 8) : mentions);
        }

        return WithoutOverlaps(Add(article, ExplainedNames.Add(text, WithoutOverlaps(mentions))));
    }

    // Corrections may have made neighbours overlap: the first and longest stays.
    private static List<Mention> WithoutOverlaps(List<Mention> mentions)
    {
        mentions.Sort(static (a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.End.CompareTo(a.End));
        int kept = 0;
        for (int i = 0; i < mentions.Count; i++)
        {
            if (kept == 0 || mentions[kept - 1].End <= mentions[i].First)
            {
                mentions[kept++] = mentions[i];
            }
        }

        mentions.RemoveRange(kept, mentions.Count - kept);
        return mentions;
    }

    private static List<Mention> Add(CorrectionContext article, List<Mention> mentions)
    {
        var all = new List<Mention>(mentions.Count + 8);
        int next = 0;
        foreach (Sentence sentence in article.Text.Text.Sentences)
        {
            int low = sentence.FirstToken;
            bool prose = article.Text.IsProse(sentence);
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (next < mentions.Count && mentions[next].First <= i)
                {
                    all.Add(mentions[next]);
                    low = mentions[next].End;
                    i = Math.Max(i, low) - 1;
                    next++;
                    continue;
                }

                if (
                    prose
                    && article.Text.IsCapitalised(i)
                    && NameAt(
                        article,
                        i,
                        low,
                        Math.Min(sentence.EndToken, next < mentions.Count ? mentions[next].First : sentence.EndToken)
                    )
                        is { } added
                )
                {
                    all.Add(added);
                    low = added.End;
                    i = low - 1;
                }
            }
        }

        all.AddRange(mentions[next..]);
        return all;
    }

    private static Mention? NameAt(CorrectionContext article, int token, int low, int limit)
    {
        foreach (IAddition addition in CorrectionList.Additions)
        {
            if (addition.At(article, token, low, limit) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
