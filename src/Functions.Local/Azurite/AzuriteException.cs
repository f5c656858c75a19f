namespace Pipeline.Functions.Local.Azurite;

/// <summary>Azurite could not be installed or started. The message says why and what to do.</summary>
public class AzuriteException : Exception
{
    /// <summary>An error without a message of its own.</summary>
    public AzuriteException() { }

    /// <summary>An error that a person can act on.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public AzuriteException(string message)
        : base(message) { }

    /// <summary>An error that a person can act on.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public AzuriteException(string message, Exception? innerException)
        : base(message, innerException) { }
}
