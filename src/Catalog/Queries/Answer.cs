using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Catalog.Queries;

/// <summary>An answer, or the one thing that was wrong with the question (its continuation).</summary>
/// <typeparam name="T">What an answer is.</typeparam>
public sealed class Answer<T>
    where T : class
{
    private Answer(T? value, QueryError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The answer.</summary>
    public T? Value { get; }

    /// <summary>Why there is none.</summary>
    public QueryError? Error { get; }

    /// <summary>Whether there is an answer.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsAnswered => Value is not null;

    internal static Answer<T> Of(T value) => new(value, null);

    internal static Answer<T> Refuse(QueryError error) => new(null, error);
}
