namespace Pipeline.Functions.Local.Rpc;

/// <summary>The version of the Functions host whose behaviour this host follows.</summary>
internal static class HostVersion
{
    public const string Text = "4.1037.0";
}
