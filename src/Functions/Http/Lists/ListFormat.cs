namespace Pipeline.Functions.Http.Lists;

/// <summary>How a list is written.</summary>
internal enum ListFormat
{
    /// <summary>One JSON object with the items and the continuation.</summary>
    Json,

    /// <summary>One JSON object a line for each item (<c>application/x-ndjson</c>).</summary>
    JsonLines,

    /// <summary>A row for each item (<c>text/csv</c>, RFC 4180).</summary>
    Csv,
}
