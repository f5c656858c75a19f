namespace Pipeline.Functions.Http.Lists;

/// <summary>One column of a list as CSV.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Name">The name in the first row.</param>
/// <param name="ValueOf">The value of an item; null for an empty field.</param>
internal sealed record CsvColumn<T>(string Name, Func<T, object?> ValueOf)
{
    /// <summary>The cell of an item.</summary>
    /// <param name="item">The item.</param>
    public string? TextOf(T item) => CsvTable.TextOf(ValueOf(item));
}
