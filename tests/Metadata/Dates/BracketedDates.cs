using System.Text;

namespace Pipeline.Metadata.Tests.Dates;

/// <summary>
/// Text whose dates are written <c>[words](value)</c>, with <c>ambiguous</c> or a precision after the value where they matter.
/// </summary>
internal static class BracketedDates
{
    public static (string Text, List<Expected> Expected) Parse(string line)
    {
        var text = new StringBuilder();
        var expected = new List<Expected>();
        int at = 0;
        for (int open = line.IndexOf('['); open >= 0; open = line.IndexOf('[', at))
        {
            int middle = line.IndexOf("](", open, StringComparison.Ordinal);
            int close = line.IndexOf(')', middle);
            text.Append(line, at, open - at);
            string[] parts = line[(middle + 2)..close].Split(' ');
            DatePrecision? precision = parts
                .Skip(1)
                .Where(p => p != "ambiguous")
                .Select(p => (DatePrecision?)Enum.Parse<DatePrecision>(p, ignoreCase: true))
                .FirstOrDefault();
            expected.Add(new Expected(text.Length, line[(open + 1)..middle], parts[0], precision, parts.Contains("ambiguous")));
            text.Append(line, open + 1, middle - open - 1);
            at = close + 1;
        }

        return (text.Append(line, at, line.Length - at).ToString(), expected);
    }

    public sealed record Expected(int Start, string Words, string Value, DatePrecision? Precision, bool Ambiguous);
}
