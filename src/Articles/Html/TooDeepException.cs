namespace Pipeline.Articles.Html;

/// <summary>Markup asks for more work than its size allows. Never leaves this assembly: it becomes the file's rejection.</summary>
/// <param name="rejection">The rejection.</param>
internal sealed class TooDeepException(Rejection rejection) : Exception(rejection.Reason)
{
    /// <summary>The rejection.</summary>
    public Rejection Rejection { get; } = rejection;
}
