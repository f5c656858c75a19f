using Azure;
using Azure.Identity;

namespace Pipeline.Functions.Local.Storage;

/// <summary>Errors of storage, and of signing in to it, as one sentence for a person.</summary>
internal static class StorageErrors
{
    /// <summary>Whether an error is storage's, so that trying again later may help.</summary>
    public static bool IsStorageError(Exception error) =>
        error
            is RequestFailedException
                or AuthenticationFailedException
                or HttpRequestException
                or IOException
                or TimeoutException
                or TaskCanceledException
        || (error is AggregateException many && many.InnerExceptions.All(IsStorageError));

    /// <summary>The first line of the innermost message: the SDK repeats it for every attempt.</summary>
    public static string Reason(Exception error)
    {
        Exception inner = error is AggregateException { InnerExceptions: [.., var last] } ? last : error;
        ReadOnlySpan<char> line = inner.Message.AsSpan();
        int end = line.IndexOfAny('\r', '\n');
        line = (end < 0 ? line : line[..end]).TrimEnd();
        return line.EndsWith('.') ? line.ToString() : $"{line}.";
    }
}
