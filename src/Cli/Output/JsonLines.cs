using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Cli.Output;

/// <summary>Writes results for programs: one JSON document per line.</summary>
internal static class JsonLines
{
    /// <summary>Writes all results as they come.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> WriteAsync<T>(IAsyncEnumerable<T> items, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        int count = 0;
        await using Stream output = Console.OpenStandardOutput();
        await foreach (T item in items.WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(output, item, type, cancellationToken);
            output.WriteByte((byte)'\n');
            count++;
        }

        return count;
    }
}
