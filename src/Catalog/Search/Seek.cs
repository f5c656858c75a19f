namespace Pipeline.Catalog.Search;

/// <summary>Where a seek ended.</summary>
internal readonly record struct Seek
{
    private readonly bool _outOfBudget;

    private Seek(string? key, bool outOfBudget)
    {
        Key = key;
        _outOfBudget = outOfBudget;
    }

    /// <summary>There is nothing at or after the target.</summary>
    public static Seek Exhausted => default;

    /// <summary>Nobody knows what is at or after the target: the request has read enough.</summary>
    public static Seek OutOfBudget => new(null, true);

    /// <summary>The first sort key at or after the target; null when there is none, or none is known.</summary>
    public string? Key { get; }

    /// <summary>Whether the request had read enough.</summary>
    public bool IsOutOfBudget => _outOfBudget;

    /// <summary>There is something.</summary>
    /// <param name="key">Its sort key.</param>
    public static Seek To(string key) => new(key, false);
}
