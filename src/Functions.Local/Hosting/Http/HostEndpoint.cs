namespace Pipeline.Functions.Local.Hosting.Http;

/// <summary>Marks the endpoints that this host answers; every other, such as “405 method not allowed”, is answered 404 as the real host does.</summary>
internal sealed class HostEndpoint
{
    public static readonly HostEndpoint Instance = new();

    private HostEndpoint()
    {
    }
}
