using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Catalog.Telemetry;

namespace Pipeline.Functions.Http;

/// <summary>
/// Says in the header <c>Server-Timing</c> (https://www.w3.org/TR/server-timing/) what an answer took: milliseconds, requests to storage,
/// rows and documents read. Of a stream, what it took to begin.
/// </summary>
internal sealed class ServerTiming
{
    private const string Header = "Server-Timing";

    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly QueryCost _cost = QueryCost.Begin();

    /// <summary>
    /// Writes the header. Not when the answer begins: one without a body begins when the worker has given the request away.
    /// </summary>
    /// <param name="response">The answer, not begun yet.</param>
    public void Write(HttpResponse response) =>
        response.Headers[Header] = string.Create(
            CultureInfo.InvariantCulture,
            $"total;dur={Stopwatch.GetElapsedTime(_begin).TotalMilliseconds:0.#}, requests;desc=\"{_cost.Requests}\", "
                + $"rows;desc=\"{_cost.Rows}\", documents;desc=\"{_cost.Documents}\""
        );
}
