using Pipeline.Articles.Drafts;
using Pipeline.Articles.PlainText;

namespace Pipeline.Articles.MarkdownText;

/// <summary>Reads the YAML front matter of static-site generators: flat keys, quoted or bare values, and lists of values.</summary>
internal static class FrontMatter
{
    private const string Fence = "---";
    private const int MostLines = 200;

    /// <summary>Reads it into the draft.</summary>
    /// <param name="text">The file.</param>
    /// <param name="draft">The draft.</param>
    /// <returns>Where the body begins: 0 where there is no front matter.</returns>
    public static int Read(string text, ArticleDraft draft)
    {
        if (!text.AsSpan().TrimStart().StartsWith(Fence, StringComparison.Ordinal))
        {
            return 0;
        }

        List<Range> lines = LineReader.Split(text);
        int first = lines.FindIndex(line => !text.AsSpan()[line].Trim().IsEmpty);
        if (!text.AsSpan()[lines[first]].Trim().SequenceEqual(Fence))
        {
            return 0;
        }

        int last = -1;
        for (int i = first + 1; i < Math.Min(lines.Count, first + MostLines) && last < 0; i++)
        {
            last = text.AsSpan()[lines[i]].TrimEnd() is Fence or "..." ? i : -1;
        }

        if (last < 0)
        {
            return 0;
        }

        string key = "";
        for (int i = first + 1; i < last; i++)
        {
            ReadOnlySpan<char> line = text.AsSpan()[lines[i]];
            ReadOnlySpan<char> trimmed = line.Trim();
            if (trimmed.StartsWith("- ", StringComparison.Ordinal))
            {
                Apply(key, trimmed[2..], draft);
                continue;
            }

            int colon = trimmed.IndexOf(':');
            if (colon <= 0 || (line.Length > 0 && char.IsWhiteSpace(line[0]) && !HeaderField.NamesAuthors(key)))
            {
                continue;
            }

            // “authors:” with “name:” under each item.
            string inner = trimmed[..colon].ToString().ToLowerInvariant();
            key = inner == "name" && HeaderField.NamesAuthors(key) ? key : inner;
            Apply(key, trimmed[(colon + 1)..], draft);
        }

        return lines[last].End.Value;
    }

    private static void Apply(string key, ReadOnlySpan<char> value, ArticleDraft draft)
    {
        value = value.Trim();
        if (value.StartsWith("name:", StringComparison.Ordinal))
        {
            value = value["name:".Length..].Trim();
        }

        if (value is ['[', .., ']'])
        {
            foreach (Range part in value[1..^1].Split(','))
            {
                Apply(key, value[1..^1][part], draft);
            }

            return;
        }

        if (value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0])
        {
            value = value[1..^1];
        }

        if (HeaderField.NamesAuthors(key))
        {
            BylineReader.AddStated(value.ToString(), draft.Byline);
        }
        else
        {
            HeaderField.Apply(key, value, draft);
        }
    }
}
