namespace Pipeline.Articles.Batches;

/// <summary>Knows the files that an operating system puts into archives and nobody wrote.</summary>
internal static class JunkFiles
{
    /// <summary>
    /// Whether a file of an archive is one of them: Finder's and Explorer's notes, and the resource forks of a Mac (<c>._name</c>).
    /// </summary>
    /// <param name="name">Its name in the archive, folders included.</param>
    public static bool Is(string name)
    {
        ReadOnlySpan<char> file = name.AsSpan(name.AsSpan().LastIndexOfAny('/', '\\') + 1);
        return file is ".DS_Store" or "Thumbs.db" or "desktop.ini" or "Desktop.ini"
            || file.StartsWith("._", StringComparison.Ordinal)
            || name.StartsWith("__MACOSX/", StringComparison.Ordinal)
            || name.Contains("/__MACOSX/", StringComparison.Ordinal);
    }
}
