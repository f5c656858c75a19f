using Pipeline.Articles;
using Pipeline.Metadata.Lexicon;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Quotations.Dialogue;

/// <summary>
/// Reads interviews printed as dialogue, a label before each turn: “Q:” and “A:”, “RAMOS:”, “Natasha Gownaris:”, “((WN))”.
/// </summary>
/// <remarks>
/// Labels are believed only together: they come again, take turns, and what follows them is conversation. A turn is given where its label
/// says who speaks; the questions of “Q:” are nobody's.
/// </remarks>
internal static class TranscriptReader
{
    private const int LongestLabel = 8,
        LongestLetters = 48;
    private const int LeastTurns = 3,
        LeastRepeats = 2;

    // A panel has a dozen speakers; a page with hundreds of labels is a list.
    private const int MostLabels = 64;

    private const int LongestAnswer = 8;
    private const int IntroductionLead = 2;

    private const string File = "Quotations/Dialogue/labels.txt";

    private static readonly WordSet Askers = WordSet.Read(File, "askers");
    private static readonly WordSet Answerers = WordSet.Read(File, "answerers");
    private static readonly WordSet Conversation = WordSet.Read(File, "conversation");
    private static readonly IReadOnlyList<string> NoLabels = WordList.Read(File, "no labels").Lines;

    private enum LabelKind
    {
        Unknown,
        Asks,
        Answers,
        Person,
        Other,
    }

    private readonly record struct Label(int Block, int First, int End, int Content, bool Bracketed);

    /// <summary>The turns of the article in text order; none when it holds no dialogue.</summary>
    /// <param name="text">The analysed text.</param>
    /// <param name="entities">The entities of the article.</param>
    public static List<Turn> Read(AnalysedText text, IReadOnlyList<Entity> entities)
    {
        List<Label> labels = Labels(text);
        if (labels.Count < LeastTurns)
        {
            return [];
        }

        var kinds = new Dictionary<string, (LabelKind Kind, int Entity, int Count)>(StringComparer.OrdinalIgnoreCase);
        foreach (Label label in labels)
        {
            string words = text.TextOf(label.First, label.End).ToString();
            if (!kinds.TryGetValue(words, out (LabelKind Kind, int Entity, int Count) known))
            {
                if (kinds.Count == MostLabels)
                {
                    return [];
                }

                known = Classify(text, label, words, entities);
            }

            kinds[words] = (known.Kind, known.Entity, known.Count + 1);
        }

        labels.RemoveAll(label => kinds[text.TextOf(label.First, label.End).ToString()].Kind == LabelKind.Unknown);
        if (!IsDialogue(text, labels, kinds))
        {
            return [];
        }

        int interviewee = Interviewee(text, entities, labels[0].First, kinds);
        return Turns(
            text,
            labels,
            label =>
            {
                // Initials and unknown capitals name somebody only where they come again.
                (LabelKind kind, int entity, int count) = kinds[text.TextOf(label.First, label.End).ToString()];
                if (count < LeastRepeats && label.End - label.First == 1 && text.Tokens[label.First].Case == LetterCase.Upper)
                {
                    return (null, null);
                }

                int speaker = kind == LabelKind.Answers ? interviewee : entity;
                return speaker >= 0 ? (entities[speaker].Name, speaker)
                    : kind == LabelKind.Other && count >= LeastRepeats ? (text.TextOf(label.First, label.End).ToString(), null)
                    : (null, null);
            }
        );
    }

    private static List<Label> Labels(AnalysedText text)
    {
        var labels = new List<Label>();
        ReadOnlySpan<Sentence> sentences = text.Sentences;
        int block = -1;
        for (int s = 0; s < sentences.Length; s++)
        {
            if (sentences[s].Block == block)
            {
                continue;
            }

            // The first block is a headline (“Porter: We Will Win”) more often than a turn.
            bool opens = block < 0;
            block = sentences[s].Block;
            if (
                !opens
                && text.Blocks[block].Kind is BlockKind.Paragraph or BlockKind.Heading
                && LabelAt(text, sentences[s].FirstToken, block) is { } label
            )
            {
                labels.Add(label);
            }
        }

        return labels;
    }

    // “RAMOS:”, “SEN. TED CRUZ, REPUBLICAN OF TEXAS:”, “((WN))”.
    private static Label? LabelAt(AnalysedText text, int first, int block)
    {
        ReadOnlySpan<Token> tokens = text.Tokens;
        bool bracketed = first + 3 < tokens.Length && text.Is(first, "(") && text.Is(first + 1, "(");
        int start = bracketed ? first + 2 : first;
        int end = start;
        while (
            end < tokens.Length
            && end - start < LongestLabel
            && tokens[end].Kind is TokenKind.Word or TokenKind.Clitic
            && (end == start || IsNamePart(text, end))
        )
        {
            end++;
        }

        int name = end;
        while (
            !bracketed
            && name > start
            && end < tokens.Length
            && end - start < LongestLabel + 4
            && (text.Is(end, ",") || (end > name && tokens[end].Kind == TokenKind.Word))
        )
        {
            end++;
        }

        bool closed =
            end > start
            && end + 2 < tokens.Length
            && (bracketed ? text.Is(end, ")") && text.Is(end + 1, ")") : text.Is(end, ":") && tokens[end].Start == tokens[end - 1].End);
        int content = bracketed ? end + 2 : end + 1;
        bool capital = name > start && tokens[start].Case is LetterCase.Title or LetterCase.Upper or LetterCase.Mixed;
        bool spoken =
            closed
            && content < tokens.Length
            && tokens[content].Start < text.Blocks[block].End
            && tokens[content].Start > tokens[content - 1].End - (bracketed ? 1 : 0);
        return capital && spoken && tokens[name - 1].End - tokens[start].Start <= LongestLetters
            ? new Label(block, start, name, content, bracketed)
            : null;
    }

    private static bool IsNamePart(AnalysedText text, int token) =>
        text.Tokens[token].Case != LetterCase.Lower || Titles.Particles.Contains(text.Hashes[token]);

    private static (LabelKind Kind, int Entity, int Count) Classify(
        AnalysedText text,
        Label label,
        string words,
        IReadOnlyList<Entity> entities
    )
    {
        if (Askers.Contains(words))
        {
            return (LabelKind.Asks, -1, 0);
        }

        if (Answerers.Contains(words))
        {
            return (LabelKind.Answers, -1, 0);
        }

        if (EndsInNoLabel(words))
        {
            return (LabelKind.Unknown, -1, 0);
        }

        int entity = Person(words, text.TextOf(label.End - 1), entities);
        return entity >= 0 ? (LabelKind.Person, entity, 0)
            : label.Bracketed || IsCapitals(text, label) ? (LabelKind.Other, -1, 0)
            : (LabelKind.Unknown, -1, 0);
    }

    // “Kamala Harris Image: U.S. Senate”: credits and notes.
    private static bool EndsInNoLabel(string words) => NoLabels.Any(word => words.EndsWith(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsCapitals(AnalysedText text, Label label)
    {
        for (int i = label.First; i < label.End; i++)
        {
            if (
                text.Tokens[i].Case is not (LetterCase.Upper or LetterCase.Mixed)
                && !text.TextOf(i).EndsWith(".", StringComparison.Ordinal)
            )
            {
                return false;
            }
        }

        return true;
    }

    // By the whole name, by the last one, or by the first letters of both (“NG” is Natasha Gownaris).
    private static int Person(string words, ReadOnlySpan<char> last, IReadOnlyList<Entity> entities)
    {
        int found = -1;
        for (int e = 0; e < entities.Count; e++)
        {
            if (entities[e].Type != EntityType.Person)
            {
                continue;
            }

            string name = entities[e].Name;
            int space = name.LastIndexOf(' ');
            if (name.Equals(words, StringComparison.OrdinalIgnoreCase))
            {
                return e;
            }

            bool initials =
                words.Length is 2 or 3
                && space > 0
                && words[0] == name[0]
                && words[^1] == name[space + 1]
                && !words.AsSpan().ContainsAnyInRange('a', 'z');
            if (name.AsSpan(space + 1).Equals(last, StringComparison.OrdinalIgnoreCase) || initials)
            {
                found = found < 0 ? e : found;
            }
        }

        return found;
    }

    private static bool IsDialogue(AnalysedText text, List<Label> labels, Dictionary<string, (LabelKind Kind, int Entity, int Count)> kinds)
    {
        int conversation = 0,
            changes = 0,
            believed = 0;
        bool repeats = false;
        for (int l = 0; l < labels.Count; l++)
        {
            (LabelKind kind, _, int count) = kinds[text.TextOf(labels[l].First, labels[l].End).ToString()];
            believed += kind != LabelKind.Other || labels[l].Bracketed ? 1 : 0;
            repeats |= count >= LeastRepeats;
            changes +=
                l > 0
                && !text.TextOf(labels[l].First, labels[l].End)
                    .Equals(text.TextOf(labels[l - 1].First, labels[l - 1].End), StringComparison.OrdinalIgnoreCase)
                    ? 1
                    : 0;
            conversation += IsConversation(text, labels[l]) ? 1 : 0;
        }

        // A list (“PROS:”, “CONS:”, “Image:”) has no “you” and no questions, or no label that can be a speaker.
        return labels.Count >= LeastTurns
            && repeats
            && changes >= LeastRepeats
            && believed * 2 >= labels.Count
            && conversation * 2 >= labels.Count;
    }

    private static bool IsConversation(AnalysedText text, Label label)
    {
        int end = text.Blocks[label.Block].End;
        for (int i = label.Content; i < text.Tokens.Length && text.Tokens[i].Start < end; i++)
        {
            if (text.Is(i, "?") || Conversation.Contains(text.Hashes[i]))
            {
                return true;
            }
        }

        return false;
    }

    // “A:” is whom the introduction is about, where that is plain; with a name among the labels it is not needed.
    private static int Interviewee(
        AnalysedText text,
        IReadOnlyList<Entity> entities,
        int firstLabel,
        Dictionary<string, (LabelKind Kind, int Entity, int Count)> kinds
    )
    {
        if (!kinds.Values.Any(kind => kind.Kind == LabelKind.Answers))
        {
            return -1;
        }

        int before = text.Tokens[firstLabel].Start,
            best = -1,
            most = 0,
            second = 0;
        for (int e = 0; e < entities.Count; e++)
        {
            int mentions = entities[e].Type == EntityType.Person ? entities[e].Mentions.Count(mention => mention.Start < before) : 0;
            if (mentions > most)
            {
                (second, most, best) = (most, mentions, e);
            }
            else
            {
                second = Math.Max(second, mentions);
            }
        }

        return second == 0 || most >= second * IntroductionLead ? best : -1;
    }

    private static List<Turn> Turns(AnalysedText text, List<Label> labels, Func<Label, (string? Name, int? Entity)> speakerOf)
    {
        var turns = new List<Turn>();
        ReadOnlySpan<Sentence> sentences = text.Sentences;
        for (int l = 0; l < labels.Count; l++)
        {
            (string? name, int? entity) = speakerOf(labels[l]);
            if (name is null)
            {
                continue;
            }

            // A turn goes on over the paragraphs before the next label; after the last one the article may go on in its own voice.
            int last =
                l + 1 < labels.Count && labels[l + 1].Block - labels[l].Block <= LongestAnswer ? labels[l + 1].Block - 1 : labels[l].Block;
            int s = text.SentenceAt(text.Tokens[labels[l].First].Start);
            for (int block = labels[l].Block; block <= last; block++)
            {
                int from = s;
                while (s < sentences.Length && sentences[s].Block == block)
                {
                    s++;
                }

                if (
                    s == from
                    || text.Blocks[block].Kind is not (BlockKind.Paragraph or BlockKind.Heading)
                    || (block > labels[l].Block && text.Blocks[block].Kind == BlockKind.Heading)
                )
                {
                    continue;
                }

                int first = block == labels[l].Block ? labels[l].Content : sentences[from].FirstToken,
                    end = sentences[s - 1].EndToken;
                if (block > labels[l].Block && (text.Is(first, "(") || text.Is(first, "[")))
                {
                    // “(BEGIN VIDEO CLIP)”: what follows may be another's.
                    break;
                }

                if (HasWords(text, first, end))
                {
                    turns.Add(new Turn(first, end, block, labels[l].First, labels[l].End, name, entity));
                }
            }
        }

        return turns;
    }

    private static bool HasWords(AnalysedText text, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (text.Tokens[i].Kind == TokenKind.Word)
            {
                return true;
            }
        }

        return false;
    }
}
