using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Functions.Local.Keys;

/// <summary>All keys at one moment.</summary>
/// <param name="Host">Those of the app.</param>
/// <param name="Functions">Those of each function, by its name.</param>
internal sealed record KeyRing(HostKeys Host, IReadOnlyDictionary<string, FunctionKeys> Functions)
{
    /// <summary>What a caller's key opens.</summary>
    /// <param name="value">The key.</param>
    /// <param name="function">The function called; null for the host itself, where no function's key counts.</param>
    public Access AccessOf(string value, string? function)
    {
        Span<byte> candidate = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(value), candidate);

        // Every key is looked at, so that the time tells nothing about which one it is.
        var access = default(Access);
        if (function is not null && Functions.TryGetValue(function, out FunctionKeys? own))
        {
            access = Look(own.Keys, candidate, KeyLevel.Function, access);
        }

        access = Look(Host.FunctionKeys, candidate, KeyLevel.Function, access);
        access = Look(Host.SystemKeys, candidate, KeyLevel.System, access);
        return Look([Host.MasterKey], candidate, KeyLevel.Admin, access);
    }

    private static Access Look(IReadOnlyList<Key> keys, ReadOnlySpan<byte> candidate, KeyLevel level, Access found)
    {
        foreach (Key key in keys)
        {
            found = key.Matches(candidate) ? new(level, key.Name) : found;
        }

        return found;
    }
}
