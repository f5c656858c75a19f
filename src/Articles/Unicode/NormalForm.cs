using System.Globalization;
using System.Text;

namespace Pipeline.Articles.Unicode;

/// <summary>Unicode normal form C (UAX #15). The runtime's own <c>Normalize</c> returns its input unchanged under invariant globalisation.</summary>
/// <remarks>The facts are in <c>normalisation.txt</c> beside this file; Hangul is computed, as the standard describes.</remarks>
internal static class NormalForm
{
    // Below U+0300 nothing combines and nothing decomposes that is not already composed.
    private const char FirstCombining = '\u0300';

    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TrailCount = 28, HangulCount = LeadCount * VowelCount * TrailCount;

    private static readonly Lazy<Facts> Table = new(Facts.Read);

    /// <summary>The text in normal form C. Lone surrogates must have been replaced before.</summary>
    /// <param name="text">The text.</param>
    public static string Compose(string text)
    {
        int first = text.AsSpan().IndexOfAnyInRange(FirstCombining, '\uFFFF');
        if (first < 0 || !MayChange(text, first))
            return text;

        var points = new List<int>(text.Length + 16);
        Decompose(text, points);
        Reorder(points);
        Recompose(points);

        var composed = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (int point in points)
            composed.Append(units[..new Rune(point).EncodeToUtf16(units)]);

        return composed.ToString();
    }

    private static bool MayChange(string text, int from)
    {
        Facts facts = Table.Value;
        for (int i = from; i < text.Length;)
        {
            int point = PointAt(text, ref i);
            if (point >= FirstCombining && (facts.MayChange(point) || IsJamo(point)))
                return true;
        }

        return false;
    }

    private static void Decompose(string text, List<int> points)
    {
        Facts facts = Table.Value;
        for (int i = 0; i < text.Length;)
            Decompose(PointAt(text, ref i), points, facts);
    }

    private static void Decompose(int point, List<int> points, Facts facts)
    {
        int syllable = point - HangulBase;
        if ((uint)syllable < HangulCount)
        {
            points.Add(LeadBase + (syllable / (VowelCount * TrailCount)));
            points.Add(VowelBase + (syllable % (VowelCount * TrailCount) / TrailCount));
            if (syllable % TrailCount != 0)
                points.Add(TrailBase + (syllable % TrailCount));
        }
        else if (facts.Decompositions.TryGetValue(point, out (int First, int Second) pair))
        {
            Decompose(pair.First, points, facts);
            if (pair.Second != 0)
                Decompose(pair.Second, points, facts);
        }
        else
        {
            points.Add(point);
        }
    }

    private static void Reorder(List<int> points)
    {
        Facts facts = Table.Value;
        int start = -1;
        for (int i = 0; i <= points.Count; i++)
        {
            bool combining = i < points.Count && facts.Class(points[i]) != 0;
            if (combining && start < 0)
            {
                start = i;
            }
            else if (!combining && start >= 0)
            {
                // A stable sort keeps marks of one class in order, and bounds the work on hostile runs of marks.
                if (i - start > 1)
                {
                    int[] run = [.. points[start..i].OrderBy(facts.Class)];
                    for (int k = 0; k < run.Length; k++)
                        points[start + k] = run[k];
                }

                start = -1;
            }
        }
    }

    private static void Recompose(List<int> points)
    {
        Facts facts = Table.Value;
        int starter = -1, write = 0, lastClass = 0;
        for (int read = 0; read < points.Count; read++)
        {
            int point = points[read];
            int combiningClass = facts.Class(point);
            bool blocked = starter >= 0 && write - 1 > starter && (lastClass == 0 || lastClass >= combiningClass);
            if (starter >= 0 && !blocked && Pair(points[starter], point, facts) is int composed)
            {
                points[starter] = composed;
                continue;
            }

            if (combiningClass == 0)
                starter = write;

            lastClass = combiningClass;
            points[write++] = point;
        }

        points.RemoveRange(write, points.Count - write);
    }

    private static int? Pair(int first, int second, Facts facts)
    {
        if ((uint)(first - LeadBase) < LeadCount && (uint)(second - VowelBase) < VowelCount)
            return HangulBase + ((((first - LeadBase) * VowelCount) + (second - VowelBase)) * TrailCount);

        if ((uint)(first - HangulBase) < HangulCount && (first - HangulBase) % TrailCount == 0 && (uint)(second - TrailBase - 1) < TrailCount - 1)
            return first + (second - TrailBase);

        return facts.Compositions.TryGetValue((first, second), out int composed) ? composed : null;
    }

    private static bool IsJamo(int point) => point is >= LeadBase and < TrailBase + TrailCount;

    private static int PointAt(string text, ref int i)
    {
        char unit = text[i++];
        return char.IsHighSurrogate(unit) && i < text.Length && char.IsLowSurrogate(text[i]) ? char.ConvertToUtf32(unit, text[i++])
            : char.IsSurrogate(unit) ? Rune.ReplacementChar.Value
            : unit;
    }

    private sealed record Facts(Dictionary<int, (int First, int Second)> Decompositions, Dictionary<(int First, int Second), int> Compositions, Dictionary<int, byte> Classes, HashSet<int> Excluded)
    {
        public byte Class(int point) => point < FirstCombining ? (byte)0 : Classes.GetValueOrDefault(point);

        public bool MayChange(int point) => Classes.ContainsKey(point) || Excluded.Contains(point);

        public static Facts Read()
        {
            var facts = new Facts([], [], [], []);
            using Stream stream = typeof(NormalForm).Assembly.GetManifestResourceStream("normalisation.txt")!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is string line)
                facts.Add(line);

            // Second parts that are starters themselves (Indic and Balinese vowel signs) compose too.
            foreach ((int _, int second) in facts.Compositions.Keys)
                facts.Excluded.Add(second);

            return facts;
        }

        private void Add(string line)
        {
            string[] parts = line.Split(' ');
            switch (parts[0])
            {
                case "C":
                    string[] range = parts[2].Split('-');
                    for (int point = Hex(range[0]); point <= Hex(range[1]); point++)
                        Classes[point] = byte.Parse(parts[1], CultureInfo.InvariantCulture);
                    break;
                case "D" or "!D":
                    (int First, int Second) pair = (Hex(parts[2]), parts.Length > 3 ? Hex(parts[3]) : 0);
                    Decompositions[Hex(parts[1])] = pair;
                    if (parts[0] == "D")
                        Compositions[pair] = Hex(parts[1]);
                    else
                        Excluded.Add(Hex(parts[1]));
                    break;
            }
        }

        private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
