using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Training.Corpora;

/// <summary>The opening of an article and the names in it.</summary>
/// <param name="Text">The headline and the paragraphs, an empty line between them.</param>
/// <param name="Names">The names in text order: positions and the kind as <c>PER</c>, <c>ORG</c>, <c>LOC</c> or <c>MISC</c>.</param>
internal sealed record AnnotatedArticle(string Text, IReadOnlyList<(int Start, int End, string Label)> Names)
{
    private static readonly HashSet<string> Labels = ["PER", "ORG", "LOC", "NOT"];

    /// <summary>
    /// Reads a list of annotated articles: file, number of characters annotated, and the names of each kind (<c>PER=A|B</c>, <c>ORG=C</c>,
    /// <c>LOC=D</c>, <c>NOT=E</c>), with tabs between.
    /// </summary>
    /// <remarks>A name counts wherever it stands; of two that begin at one place the longer does.</remarks>
    /// <param name="list">The path of the list.</param>
    /// <param name="folder">The folder of the articles.</param>
    /// <exception cref="FormatException">A line of the list is not of that form.</exception>
    public static IEnumerable<AnnotatedArticle> Read(string list, string folder)
    {
        int number = 0;
        foreach (string line in File.ReadLines(list, Encoding.UTF8))
        {
            number++;
            if (
                line.Split('\t') is not [string file, string length, .. string[] names]
                || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int characters)
            )
            {
                throw new FormatException($"{list}, line {number}: a line is FILE, tab, CHARACTERS, tab, PER=NAME|NAME, tab, ORG=NAME.");
            }

            string text = TextOf(File.ReadAllLines(Path.Combine(folder, file), Encoding.UTF8));
            yield return new AnnotatedArticle(
                text[..Math.Min(characters, text.Length)],
                Find(text[..Math.Min(characters, text.Length)], KindsOf(names, $"{list}, line {number}"))
            );
        }
    }

    // The first line is “date YYYY-MM-DD Headline”.
    private static string TextOf(string[] lines)
    {
        IEnumerable<string> paragraphs = lines.Skip(1).Select(line => line.Trim()).Where(line => line.Length > 0);
        return string.Join("\n\n", [lines[0][lines[0].IndexOf(' ', "date ".Length)..].Trim(), .. paragraphs]);
    }

    private static Dictionary<string, string> KindsOf(string[] names, string where)
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in names)
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !Labels.Contains(part[..equals]))
            {
                throw new FormatException($"{where}: “{part}” should begin with PER=, ORG=, LOC= or NOT=.");
            }

            foreach (string name in part[(equals + 1)..].Split('|'))
            {
                kinds[name] = part[..equals] == "NOT" ? "MISC" : part[..equals];
            }
        }

        return kinds;
    }

    private static List<(int Start, int End, string Label)> Find(string text, Dictionary<string, string> kinds)
    {
        string any = string.Join(
            '|',
            kinds.Keys.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).Select(Regex.Escape)
        );
        return
        [
            .. Regex
                .Matches(text, $@"(?<!\w)(?:{any})(?!\w)", RegexOptions.CultureInvariant)
                .Select(match => (match.Index, match.Index + match.Length, kinds[match.Value])),
        ];
    }
}
