namespace Pipeline.Functions.Local.Azurite;

/// <summary>The ports of Azurite's three services; 0 means any free port.</summary>
/// <param name="Blob">The blob service.</param>
/// <param name="Queue">The queue service.</param>
/// <param name="Table">The table service.</param>
public readonly record struct AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>Any free ports.</summary>
    public static AzuritePorts Free { get; }

    /// <summary>10000, 10001 and 10002: those of <c>UseDevelopmentStorage=true</c>.</summary>
    public static AzuritePorts Default { get; } = new(10000, 10001, 10002);
}
