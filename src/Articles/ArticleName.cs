using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pipeline.Articles;

/// <summary>Says which blob names an article may have: those that a listing can print and that an address leads to.</summary>
/// <remarks>
/// Storage accepts names that it cannot serve afterwards. A listing is XML 1.0, which has no character for most controls
/// (<see href="https://www.w3.org/TR/xml/#charsets"/>), and a listing that fails hides every other blob too; HTTP clients resolve
/// <c>.</c> and <c>..</c> before they send an address (RFC 3986, 5.2.4), so such a name leads to another blob.
/// </remarks>
public static class ArticleName
{
    /// <summary>The code of the rejection of a name.</summary>
    public const string RejectionCode = "invalid-name";

    /// <summary>The longest name in characters, as storage counts them: UTF-16 units.</summary>
    public const int LongestName = 1024;

    private static readonly SearchValues<char> NeverStorable = SearchValues.Create([
        .. Characters('\u0000', '\u001F'),
        .. Characters('\u007F', '\u009F'),
        '\uFFFE',
        '\uFFFF',
    ]);

    /// <summary>Why a name cannot be an article's.</summary>
    /// <param name="name">The blob name, without its container.</param>
    /// <returns>A sentence for people and what to do; null when the name is valid.</returns>
    public static Rejection? Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
        {
            return Invalid("The name is empty", "Give the file a name");
        }

        if (name.Length > LongestName)
        {
            return Invalid(
                $"The name has {name.Length} characters; the limit of storage is {LongestName}",
                "Upload the file under a shorter name"
            );
        }

        if (IndexOfUnstorable(name) is >= 0 and int at)
        {
            string what = char.IsSurrogate(name[at]) ? "half of a surrogate pair" : "a control character or noncharacter";
            return Invalid(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The name has {what} at position {at + 1} (U+{(int)name[at]:X4}), which no listing of the container can carry"
                ),
                "Upload the file under a name without it"
            );
        }

        if (name[0] == '/' || name[^1] == '/')
        {
            return Invalid(
                "The name begins or ends with a slash, so addresses of it lead elsewhere",
                "Upload the file under a name without outer slashes"
            );
        }

        foreach (Range range in name.AsSpan().SplitAny('/', '\\'))
        {
            if (name.AsSpan()[range] is "." or "..")
            {
                return Invalid(
                    "The name has “.” or “..” between slashes, so addresses of it lead elsewhere",
                    "Upload the file under a name without such parts"
                );
            }
        }

        return null;
    }

    /// <summary>Where the first character stands that a name may not have; −1 where there is none.</summary>
    /// <param name="name">The name, or a part of it that splits no surrogate pair.</param>
    public static int IndexOfUnstorable(ReadOnlySpan<char> name)
    {
        int control = name.IndexOfAny(NeverStorable);
        ReadOnlySpan<char> rest = control < 0 ? name : name[..control];
        for (
            int at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'), start = 0;
            at >= 0;
            at = rest[start..].IndexOfAnyInRange('\uD800', '\uDFFF')
        )
        {
            start += at;
            if (Rune.DecodeFromUtf16(rest[start..], out _, out int used) != OperationStatus.Done)
            {
                return start;
            }

            start += used;
        }

        return control;
    }

    private static Rejection Invalid(string what, string remedy) => new(RejectionCode, $"{what}. {remedy}.");

    private static IEnumerable<char> Characters(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
