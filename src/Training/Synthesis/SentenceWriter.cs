using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Training.Synthesis;

/// <summary>Writes annotated documents by filling sentences with names.</summary>
internal sealed partial class SentenceWriter
{
    private const int SentencesPerDocument = 9;

    private static readonly Dictionary<char, string> Labels = new()
    {
        ['P'] = "PER",
        ['O'] = "ORG",
        ['L'] = "LOC",
        ['M'] = "MISC",
    };

    private readonly NameMaker _names;
    private readonly Random _random;
    private readonly List<(string Topic, List<string> Sentences)> _topics = [];

    private SentenceWriter(NameLists lists, string synthesis, int seed)
    {
        _random = new Random(seed);
        _names = new NameMaker(lists, _random);
        foreach (
            string line in File.ReadLines(Path.Combine(synthesis, "sentences.txt"), Encoding.UTF8)
                .Where(line => line.Length > 0 && !line.StartsWith('#'))
        )
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                _topics.Add((line[3..], []));
            }
            else
            {
                _topics[^1].Sentences.Add(line);
            }
        }
    }

    /// <summary>Writes a corpus of token, tab, IOB2 label.</summary>
    /// <param name="lists">The names.</param>
    /// <param name="synthesis">The folder of <c>sentences.txt</c>.</param>
    /// <param name="path">Where the corpus goes.</param>
    /// <param name="documents">How many documents.</param>
    /// <param name="seed">The seed of all chance.</param>
    public static void Write(NameLists lists, string synthesis, string path, int documents, int seed)
    {
        var writer = new SentenceWriter(lists, synthesis, seed);
        using var file = new StreamWriter(path, false, new UTF8Encoding(false)) { NewLine = "\n" };
        int[] ends = [.. writer._topics.Select((_, i) => writer._topics.Take(i + 1).Sum(topic => topic.Sentences.Count))];
        for (int document = 0; document < documents; document++)
        {
            writer._names.Forget();
            int at = writer._random.Next(ends[^1]);
            (string topic, List<string> sentences) = writer._topics[Array.FindIndex(ends, end => at < end)];
            file.WriteLine($"#doc {topic.Replace(' ', '-')}-{document}");
            foreach (string sentence in writer._random.GetItems([.. sentences], SentencesPerDocument).Distinct())
            {
                if (writer._random.Next(3) == 0)
                {
                    writer._names.Forget();
                }

                writer.WriteSentence(sentence, file);
            }
        }
    }

    private void WriteSentence(string template, StreamWriter file)
    {
        string chosen = template;
        while (Choice().IsMatch(chosen))
        {
            chosen = Choice().Replace(chosen, match => Pick(match.Groups[1].Value));
        }

        var text = new StringBuilder();
        var spans = new List<(int Start, int End, string Label)>();
        int from = 0;
        foreach (Match match in Slot().Matches(chosen))
        {
            text.Append(chosen, from, match.Index - from);
            from = match.Index + match.Length;
            (string name, string? label) = Fill(match);
            if (label is not null)
            {
                spans.Add((text.Length, text.Length + name.Length, label));
            }

            text.Append(name);
        }

        text.Append(chosen, from, chosen.Length - from);
        foreach ((string token, string label) in Label(text.ToString(), spans))
        {
            file.WriteLine($"{token}\t{label}");
        }

        file.WriteLine();
    }

    // “{town1} Hospital” inside “[M {geo1} Open]”: the outer name counts.
    private (string Name, string? Label) Fill(Match match)
    {
        if (match.Groups["label"].Success)
        {
            string inner = Slot().Replace(match.Groups["words"].Value, name => Fill(name).Name);
            return (inner, Labels[match.Groups["label"].Value[0]]);
        }

        string kind = match.Groups["kind"].Value;
        (string text, string? label) = _names.Get(
            kind == "CITY" ? "city"
                : kind == "EVENT" ? "event"
                : kind,
            match.Groups["number"].Value
        );
        return (char.IsUpper(kind[0]) ? text.ToUpperInvariant() : text, label);
    }

    private string Pick(string choices)
    {
        string[] all = choices.Split('|');
        return all[_random.Next(all.Length)];
    }

    // A token that is only partly a name (“Lagos-based”) makes the whole name none.
    private static List<(string Token, string Label)> Label(string text, List<(int Start, int End, string Label)> spans)
    {
        List<Match> tokens = [.. Token().Matches(text).Cast<Match>()];
        string[] labels = [.. tokens.Select(_ => "O")];
        foreach ((int start, int end, string label) in spans)
        {
            int first = tokens.FindIndex(token =>
                    token.Index == start
                    || (
                        token.Index < start && token.Index + token.Length > start && Seed().Match(token.Value).Length == start - token.Index
                    )
                ),
                last = tokens.FindIndex(token => token.Index + token.Length == end);
            for (int i = first; i >= 0 && i <= last; i++)
            {
                labels[i] = (i == first ? "B-" : "I-") + label;
            }
        }

        return [.. tokens.Select((token, i) => (token.Value, labels[i]))];
    }

    // “3-Dominic” stays one token, as corpora of results have it.
    [GeneratedRegex(@"^\d{1,2}-(?=\p{Lu}\p{Ll})")]
    private static partial Regex Seed();

    [GeneratedRegex(@"<([^<>]*)>")]
    private static partial Regex Choice();

    [GeneratedRegex(@"\[(?<label>[POLM]) (?<words>[^\]]*)\]|\{(?<kind>[A-Za-z]+?)(?<number>[0-9]*)\}")]
    private static partial Regex Slot();

    [GeneratedRegex(
        @"[’']s\b|[(\[“""]|[)\]”"",;:!?]|\.{3}|[—–*]|\.(?=\s*$|""|”)"
            + @"|(?:[\p{L}\p{N}&$#@+/%]|[-.'’](?=[\p{L}\p{N}])(?![’']?s\b)|(?<=\p{L})\.(?=\s+\S))+|\S"
    )]
    private static partial Regex Token();
}
