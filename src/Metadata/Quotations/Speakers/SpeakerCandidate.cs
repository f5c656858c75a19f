namespace Pipeline.Metadata.Quotations.Speakers;

/// <summary>Somebody or something of the article that may speak.</summary>
internal sealed class SpeakerCandidate
{
    private readonly HashSet<string> _roles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The canonical name.</summary>
    public required string Name { get; init; }

    /// <summary>The index in the article's entities; null when the entity pass did not find it.</summary>
    public int? Entity { get; init; }

    /// <summary>What it is.</summary>
    public required CandidateKind Kind { get; set; }

    /// <summary>What pronoun it takes, as far as known.</summary>
    public Gender Gender { get; set; }

    /// <summary>Whether a title shows the gender beyond doubt (“Mrs.”).</summary>
    public bool Titled { get; set; }

    /// <summary>The words of its roles (“president”, “kazakh”, “spokeswoman”).</summary>
    public IReadOnlySet<string> Roles => _roles;

    /// <summary>Whether a verb of saying has it as its subject somewhere.</summary>
    public bool Speaks { get; set; }

    /// <summary>How often it is named.</summary>
    public int Mentions { get; set; }

    /// <summary>Adds a word of a role.</summary>
    /// <param name="word">The word.</param>
    public void AddRole(ReadOnlySpan<char> word)
    {
        // A handful of words names a role; more would be a hostile text.
        if (_roles.Count < 48)
        {
            _roles.Add(word.ToString());
        }
    }
}

/// <summary>What a member of the cast is.</summary>
internal enum CandidateKind : byte
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A place, which speaks through its government.</summary>
    Place,

    /// <summary>A name that says neither.</summary>
    Unknown,
}
