using Pipeline.Catalog.Search.Language;
using Pipeline.Catalog.Text;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Search.Snippets;

/// <summary>Finds in one reading of a text what was looked for in it.</summary>
/// <param name="sequences">The words.</param>
internal sealed class WordFinder(IReadOnlyList<WordSequence> sequences)
{
    /// <summary>How many places are looked for: a passage shows a few.</summary>
    private const int Most = 500;

    /// <summary>Finds them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWanted">Which of the words may stand in this text.</param>
    /// <param name="found">Gets them, in no order.</param>
    public void Find(ReadOnlyMemory<char> text, Func<WordSequence, bool> isWanted, List<Found> found)
    {
        List<SequenceFinder> finders = [];
        for (int i = 0; i < sequences.Count; i++)
        {
            if (isWanted(sequences[i]))
            {
                finders.Add(new SequenceFinder(sequences[i], i));
            }
        }

        if (finders.Count == 0)
        {
            return;
        }

        var words = new WordReader(text, endOfRun: true);
        Span<char> word = stackalloc char[WordReader.MaxLength + TextFolding.MaxGrowth];
        for (int position = 0; found.Count < Most && words.Read(word) is > 0 and var length; position++)
        {
            foreach (SequenceFinder finder in finders)
            {
                finder.Take(word[..length], position, words.Start, words.End, found);
            }
        }

        foreach (SequenceFinder finder in finders)
        {
            finder.Finish(found);
        }
    }

    /// <summary>What to mark in a text: in order, and no two overlap.</summary>
    /// <param name="text">The text.</param>
    public IReadOnlyList<TextSpan> Mark(string text)
    {
        var found = new List<Found>();
        Find(text.AsMemory(), static _ => true, found);
        return Marks(found, 0);
    }

    /// <summary>What to mark of what was found: in order, and no two overlap.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="from">The position that marks are counted from.</param>
    public static IReadOnlyList<TextSpan> Marks(IEnumerable<Found> found, int from)
    {
        var marks = new List<TextSpan>();
        foreach (Found one in found.OrderBy(static one => one.Start).ThenBy(static one => one.End))
        {
            int start = one.Start - from,
                end = one.End - from;
            if (marks.Count > 0 && start < marks[^1].End)
            {
                marks[^1] = marks[^1] with { Length = Math.Max(marks[^1].End, end) - marks[^1].Start };
            }
            else
            {
                marks.Add(new TextSpan(start, end - start));
            }
        }

        return marks;
    }
}
