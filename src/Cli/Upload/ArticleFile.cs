using Pipeline.Articles;

namespace Pipeline.Cli.Upload;

/// <summary>A file to upload.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="BlobName">What the blob will be called, with forward slashes.</param>
internal sealed record ArticleFile(string Path, string BlobName)
{
    /// <summary>
    /// The files that the paths name. A file is called by its own name, a file found in a folder by its path from that folder on.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="prefix">Put in front of every blob name.</param>
    /// <exception cref="CommandFailedException">A path is not there, there is no file, or two files would get one name.</exception>
    public static IReadOnlyList<ArticleFile> Find(IEnumerable<string> paths, string prefix)
    {
        var files = new Dictionary<string, ArticleFile>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (File.Exists(path))
            {
                Add(files, new ArticleFile(path, prefix + System.IO.Path.GetFileName(path)));
            }
            else if (Directory.Exists(path))
            {
                foreach (
                    string file in Directory
                        .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                        .Order(StringComparer.Ordinal)
                        .Where(IsArticle)
                )
                {
                    Add(files, new ArticleFile(file, prefix + System.IO.Path.GetRelativePath(path, file).Replace('\\', '/')));
                }
            }
            else
            {
                throw new CommandFailedException($"There is no file or folder '{path}'.");
            }
        }

        return files.Count > 0 ? [.. files.Values] : throw new CommandFailedException($"There is no file in {string.Join(", ", paths)}.");
    }

    private static void Add(Dictionary<string, ArticleFile> files, ArticleFile file)
    {
        if (ArticleName.Check(file.BlobName) is { } rejection)
        {
            throw new CommandFailedException($"'{file.Path}' would be called '{file.BlobName}'. {rejection.Reason}");
        }

        if (!files.TryAdd(file.BlobName, file) && files[file.BlobName].Path != file.Path)
        {
            throw new CommandFailedException(
                $"'{files[file.BlobName].Path}' and '{file.Path}' would both be called '{file.BlobName}'. "
                    + "Upload them apart with --prefix, or name the folder above them."
            );
        }
    }

    // .DS_Store and the like are nobody's article.
    private static bool IsArticle(string path) => !System.IO.Path.GetFileName(path).StartsWith('.');
}
