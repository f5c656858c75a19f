namespace Pipeline.Functions.Http.Lists;

/// <summary>How a client would have a list.</summary>
/// <param name="Format">In which format.</param>
/// <param name="IsFile">Whether it comes as a file to be saved.</param>
/// <param name="Fields">The fields of each item that are wanted; null for all.</param>
internal sealed record ListForm(ListFormat Format, bool IsFile, FieldPick? Fields)
{
    /// <summary>Whether a field of the items is wanted.</summary>
    /// <param name="field">Its name.</param>
    public bool Has(string field) =>
        Format is ListFormat.Json or ListFormat.JsonLines && (Fields is null || Fields.Names.Contains(field, StringComparer.Ordinal));
}
