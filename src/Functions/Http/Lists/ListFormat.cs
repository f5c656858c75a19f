namespace Pipeline.Functions.Http.Lists;

/// <summary>How a list is written.</summary>
internal enum ListFormat
{
    /// <summary>One JSON object with the items and what is said of all of them.</summary>
    Json,

    /// <summary>One JSON object a line for each item (<c>application/x-ndjson</c>).</summary>
    JsonLines,

    /// <summary>A row for each item (<c>text/csv</c>, RFC 4180).</summary>
    Csv,

    /// <summary>A feed that programs ask for again and again (<c>application/atom+xml</c>, RFC 4287).</summary>
    Atom,

    /// <summary>A graph that programs draw (<c>application/graphml+xml</c>, http://graphml.graphdrawing.org/).</summary>
    GraphMl,
}
