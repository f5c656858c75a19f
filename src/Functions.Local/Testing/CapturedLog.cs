using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Local;

/// <summary>One entry of the log.</summary>
/// <param name="Category">Who wrote it.</param>
/// <param name="Level">How grave it is.</param>
/// <param name="Message">What it says.</param>
/// <param name="Error">The exception with it, if any.</param>
public sealed record CapturedLog(string Category, LogLevel Level, string Message, Exception? Error);
