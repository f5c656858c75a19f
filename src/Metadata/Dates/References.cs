namespace Pipeline.Metadata.Dates;

/// <summary>The vague references of TIMEX3.</summary>
internal static class References
{
    /// <summary>The index of <c>PRESENT_REF</c>.</summary>
    public const int Present = 0;

    /// <summary>The index of <c>PAST_REF</c>.</summary>
    public const int Past = 1;

    /// <summary>The index of <c>FUTURE_REF</c>.</summary>
    public const int Future = 2;

    private static readonly string[] Values = ["PRESENT_REF", "PAST_REF", "FUTURE_REF"];

    /// <summary>The TIMEX3 value.</summary>
    /// <param name="reference">The index of the reference.</param>
    public static string Value(int reference) => Values[reference];
}
