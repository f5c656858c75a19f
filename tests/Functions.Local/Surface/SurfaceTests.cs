namespace Pipeline.Functions.Local.Tests.Surface;

/// <summary>
/// An app that compiles against the local types must compile against the real packages: nothing of ours may be there that is not in the
/// table of theirs.
/// </summary>
public sealed class SurfaceTests
{
    private static readonly Dictionary<string, HashSet<string>> Real = Read();

    public static TheoryData<string> LocalTypes => [.. Types().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(LocalTypes))]
    public void The_real_packages_have_all_that_ours_have(string name)
    {
        var type = Types().Single(type => type.FullName == name);
        Assert.True(Real.TryGetValue(PublicSurface.Head(type), out var members), $"The real packages have no \"{PublicSurface.Head(type)}\".");
        foreach (var member in PublicSurface.Members(type))
        {
            Assert.True(members.Contains(member), $"{name} of the real packages has no \"{member}\", but: {string.Join("; ", members)}");
        }
    }

    [Fact]
    public void Every_type_of_the_table_is_ours_too() =>
        Assert.Equal(Real.Keys.Order(StringComparer.Ordinal), Types().Select(PublicSurface.Head).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_constructor_of_the_table_is_ours_too()
    {
        foreach (var type in Types())
        {
            Assert.Equal(
                Real[PublicSurface.Head(type)].Where(member => member.StartsWith(".ctor", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
                PublicSurface.Members(type).Where(member => member.StartsWith(".ctor", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }
    }

    private static IEnumerable<Type> Types() =>
        typeof(LocalFunctionsHost).Assembly.GetExportedTypes().Where(type => type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static Dictionary<string, HashSet<string>> Read()
    {
        var table = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string>? current = null;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Surface", "worker.txt")))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                current = null;
            }
            else if (current is null)
            {
                table[line] = current = new(StringComparer.Ordinal);
            }
            else
            {
                current.Add(line);
            }
        }

        return table;
    }
}
