using System.Globalization;

namespace Pipeline.Catalog.Storage;

/// <summary>How a table is laid out. Fixed when the table is made, since every key depends on it.</summary>
/// <param name="Shards">How many partitions articles are spread over.</param>
/// <param name="TokenKey">The secret that continuation tokens are signed with.</param>
/// <param name="HasPostings">Whether rows of the earlier format may be left.</param>
internal sealed record TableLayout(int Shards, ReadOnlyMemory<byte> TokenKey, bool HasPostings = false)
{
    /// <summary>All partitions of articles.</summary>
    public IEnumerable<string> Partitions => Enumerable.Range(0, Shards).Select(Name);

    /// <summary>The partition of an article: the first 20 bits of its id, which is a hash, modulo the number of shards.</summary>
    /// <param name="id">A well-formed id.</param>
    public string PartitionOf(string id)
    {
        int bits = 0;
        for (int i = 0; i < 4; i++)
        {
            bits = (bits << 5) | (char.IsAsciiDigit(id[i]) ? id[i] - '2' + 26 : id[i] - 'a');
        }

        return Name(bits % Shards);
    }

    /// <summary>Keeps the key out of logs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Shards} shards");

    private static string Name(int shard) => shard.ToString("D2", CultureInfo.InvariantCulture);
}
