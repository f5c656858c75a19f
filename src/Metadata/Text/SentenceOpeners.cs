using System.Collections.Frozen;

namespace Pipeline.Metadata.Text;

/// <summary>Words that, capitalised after an abbreviation, show that a new sentence starts: function words that names do not begin with.</summary>
internal static class SentenceOpeners
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new[]
    {
        "The", "A", "An", "This", "That", "These", "Those", "He", "She", "It", "They", "We", "I", "You", "His", "Her", "Its", "Their", "Our", "My", "Your",
        "In", "On", "At", "By", "For", "From", "With", "After", "Before", "As", "If", "When", "While", "Where", "Who", "What", "Why", "How", "But", "And",
        "Or", "So", "Yet", "There", "Here", "However", "Meanwhile", "According", "Since", "Until", "Although", "Though", "Because", "Despite", "During",
        "Under", "Also", "Both", "Some", "Many", "Most", "Several", "Other", "Another", "Each", "Last", "Asked", "To", "Of", "No", "Not", "Now", "Then",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the word opens a sentence.</summary>
    /// <param name="word">The word, as written.</param>
    public static bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);
}
